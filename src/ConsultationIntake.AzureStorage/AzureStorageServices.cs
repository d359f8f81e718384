using ConsultationIntake.Allowances;
using ConsultationIntake.AzureStorage.Allowances;
using ConsultationIntake.AzureStorage.Digests;
using ConsultationIntake.AzureStorage.Drafts;
using ConsultationIntake.AzureStorage.Equality;
using ConsultationIntake.AzureStorage.History;
using ConsultationIntake.AzureStorage.Inbox;
using ConsultationIntake.AzureStorage.NearCopies;
using ConsultationIntake.AzureStorage.Office;
using ConsultationIntake.AzureStorage.Register;
using ConsultationIntake.AzureStorage.Setup;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.AzureStorage;

public static class AzureStorageServices
{
    /// <summary>
    /// Adds the submission store, work queue, digest ledger, message store, campaigns, drafts, equality counts and blob store on Azure
    /// Storage, <see cref="MeasureQueues"/> and <see cref="ReindexSubmissions"/>, as
    /// <see cref="AzureStorageOptions"/> says. The host stops at start, with the setting's name, where one is wrong.
    /// </summary>
    /// <param name="services">Where they are added.</param>
    /// <param name="configuration">The host's whole configuration.</param>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AzureStorageOptions>().Configure(options => Read(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AzureStorageOptions>, AzureStorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageClients>();
        services.AddHostedService<CreateStorage>();
        services.AddSingleton<IWorkQueue>(provider => new StorageWorkQueue(provider.GetRequiredService<StorageClients>().Queues));
        services.AddSingleton<IDigestLedger>(provider => new TableDigestLedger(provider.GetRequiredService<StorageClients>().Digests));
        services.AddSingleton<IMessageStore>(provider => new TableMessageStore(
            provider.GetRequiredService<StorageClients>().Messages,
            provider.GetRequiredService<IWorkQueue>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IDraftStore>(provider => new TableDraftStore(provider.GetRequiredService<StorageClients>().Drafts));
        services.AddSingleton<IEqualityCounts>(provider => new TableEqualityCounts(
            provider.GetRequiredService<StorageClients>().Equality,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IAllowances>(provider => new TableAllowances(
            provider.GetRequiredService<StorageClients>().Allowances,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<ICampaignStore>(provider => new TableCampaignStore(
            provider.GetRequiredService<StorageClients>().Campaigns,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IHistory>(provider => new TableHistory(
            provider.GetRequiredService<StorageClients>().Office,
            provider.GetRequiredService<StorageClients>().Submissions,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IOfficeRecords>(provider => new TableOfficeRecords(
            provider.GetRequiredService<StorageClients>().Office,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IPointRegister>(provider => new TablePointRegister(
            provider.GetRequiredService<StorageClients>().Submissions,
            new OverflowBlobs(provider.GetRequiredService<StorageClients>().Texts),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IBlobStore>(provider => new ContainerBlobStore(provider.GetRequiredService<StorageClients>().Received));
        services.AddSingleton(provider =>
        {
            var clients = provider.GetRequiredService<StorageClients>();
            return new MeasureQueues(
                clients.Queues,
                clients.Queue,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<MeasureQueues>>()
            );
        });
        services.AddSingleton(provider => new ReindexSubmissions(
            provider.GetRequiredService<StorageClients>().Submissions,
            provider.GetRequiredService<ISubmissionStore>(),
            provider.GetRequiredService<ConsultationCatalogue>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ReindexSubmissions>>()
        ));
        services.AddSingleton<ISubmissionStore>(provider =>
        {
            var clients = provider.GetRequiredService<StorageClients>();
            return new TableSubmissionStore(
                clients.Submissions,
                new OverflowBlobs(clients.Texts),
                provider.GetRequiredService<IWorkQueue>(),
                provider.GetRequiredService<TimeProvider>()
            );
        });
        return services;
    }

    private static void Read(IConfiguration configuration, AzureStorageOptions options)
    {
        configuration.GetSection(AzureStorageOptions.Section).Bind(options);
        (options.AccountName, options.ClientId, options.BlobServiceUri, options.QueueServiceUri, options.TableServiceUri) = (
            null,
            null,
            null,
            null,
            null
        );
        var account = Account(configuration);
        account.Bind(options);
        options.ConnectionString = account.Value;
        foreach (var kind in Enum.GetValues<WorkKind>())
        {
            if (configuration[AzureStorageOptions.QueueSetting(kind)] is { Length: > 0 } queue)
                options.Queues[kind] = queue;
        }
    }

    /// <summary>
    /// Where the Functions host finds a connection called <c>Storage</c>: under that name with <c>AzureWebJobs</c> before it,
    /// and only without that under its own.
    /// </summary>
    private static IConfigurationSection Account(IConfiguration configuration)
    {
        string[] names = [$"AzureWebJobs{AzureStorageOptions.Section}", AzureStorageOptions.Section];
        return names
                .SelectMany(name => new[] { configuration.GetSection($"ConnectionStrings:{name}"), configuration.GetSection(name) })
                .FirstOrDefault(section => section.Exists())
            ?? configuration.GetSection(AzureStorageOptions.Section);
    }
}
