using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Azure.Data.Tables;
using ConsultationIntake.Allowances;
using ConsultationIntake.AzureStorage.Setup;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.AzureStorage.Tests;
using ConsultationIntake.Consultations;
using ConsultationIntake.Functions.Queues;
using ConsultationIntake.Functions.Timers;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Tests;

/// <summary>The whole app is started on Azurite, with what takes work added first, as the platform's builder does.</summary>
public sealed class StartTests(AzuriteServer azurite)
{
    /// <summary>The SHA-256 of the key that ./run gives every partner.</summary>
    private const string DemonstrationKey = "69f02b772af161fdf75d857d4b21021cc02939f84ce92981a050e31ea9093429";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnAnEmptyAccount_FindsItsStorageAndSaysNoError()
    {
        var log = new Errors();
        using var host = Host(log, new Worker(), Shipped(each => each));

        await host.StartAsync(Token);

        Assert.Empty(log.Said);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Start_ThatIsRefused_TakesNoWorkBefore()
    {
        var worker = new Worker();
        using var host = Host(
            new Errors(),
            worker,
            Shipped(each =>
                each with
                {
                    TextAnalytics = new TextAnalyticsSettings { Project = "plan", Deployment = "production" },
                }
            )
        );

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains("TextAnalytics__Endpoint", refused.Message, StringComparison.Ordinal);
        Assert.False(worker.HasStarted);
    }

    [Theory]
    [InlineData("Partners:Keys:westmere_city_council", "not a hash")]
    [InlineData("Partners:Keys:westmere_city_council", DemonstrationKey)]
    [InlineData("Bodies:MostBytesArriving", "0")]
    [InlineData("Strangers:MostBytesADay", "0")]
    public async Task Start_WithAWrongSettingOfTheWeb_IsRefusedWithItsName(string setting, string value)
    {
        var worker = new Worker();
        using var host = Host(new Errors(), worker, Shipped(each => each with { IsDemonstration = false }), (setting, value));

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Token));

        Assert.Contains(setting[(setting.LastIndexOf(':') + 1)..], refused.Message, StringComparison.Ordinal);
        Assert.False(worker.HasStarted);
    }

    [Fact]
    public async Task Start_WithAConsultationThatCannotBeServed_SaysWhichAndServesTheOthers()
    {
        var log = new Errors();
        using var host = Host(
            log,
            new Worker(),
            new ConsultationCatalogue(Shipped(each => each).All, [new("roads/themes.json", "$.themes[2]", "Give it a title.")])
        );

        await host.StartAsync(Token);

        Assert.Contains("roads/themes.json at $.themes[2]: Give it a title.", Assert.Single(log.Said), StringComparison.Ordinal);
        await host.StopAsync(Token);
    }

    /// <summary>What waits cannot be queued again; allowances whose time is over are forgotten all the same.</summary>
    [Fact]
    public async Task Sweep_ThatFailsInOneStep_TakesTheOthersAndFails()
    {
        using var host = Host(new Errors(), new Worker(), Shipped(each => each));
        await host.StartAsync(Token);
        var clients = host.Services.GetRequiredService<StorageClients>();
        var allowance = new Allowance("first-mails-address", TimeSpan.FromHours(1), 3);
        await host
            .Services.GetRequiredService<IAllowances>()
            .TakeAsync(allowance, "ann@example.org", 1, TimeProvider.System.GetUtcNow().AddDays(-2), Token);
        await clients.Submissions.DeleteAsync(Token);

        await Assert.ThrowsAsync<AggregateException>(() =>
            ActivatorUtilities.CreateInstance<SweepTimer>(host.Services).RunAsync(new TimerInfo(), Token)
        );

        Assert.Empty(await clients.Allowances.QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task TagSubmissionWork_WhereNobodyIsAtRisk_ReadsTheResponseOnce()
    {
        using var host = Host(new Errors(), new Worker(), Shipped(each => each));
        await host.StartAsync(Token);
        var consultation = host.Services.GetRequiredService<ConsultationCatalogue>().All.First();
        var submitted = await host
            .Services.GetRequiredService<SubmitResponse>()
            .ExecuteAsync(
                new SubmitCommand
                {
                    Consultation = consultation,
                    Channel = Channel.Api,
                    Respondent = Respondent.Anonymous,
                    Answers = [new Answer("else", "The lanes are dark.")],
                    Language = Languages.English,
                    KeptAt = consultation.Window.Opens.AddDays(1),
                },
                Token
            );
        var reference = Assert.IsType<SubmitOutcome.Accepted>(submitted).Reference;
        var store = (CountedStore)(object)host.Services.GetRequiredService<ISubmissionStore>();

        await ActivatorUtilities
            .CreateInstance<TagSubmissionWork>(host.Services)
            .RunAsync(WorkItem.TagSubmission(consultation.Slug, reference).ToJson(), Token);

        Assert.Equal(1, store.Reads);
        Assert.Equal(1, (await store.Store!.TallyAsync(consultation.Slug, Token)).In(SubmissionStatus.Tagged));
        await host.StopAsync(Token);
    }

    /// <summary>Counts how often a submission is read.</summary>
    public class CountedStore : DispatchProxy
    {
        internal ISubmissionStore? Store { get; set; }
        internal int Reads { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(ISubmissionStore.FindAsync))
                Reads++;
            return targetMethod.Invoke(Store, args);
        }
    }

    private static ConsultationCatalogue Shipped(Func<Consultation, Consultation> changed) =>
        new(ConsultationCatalogue.Load(Repository.Consultations, TimeProvider.System.GetUtcNow()).All.Select(changed), []);

    private IHost Host(Errors log, Worker worker, ConsultationCatalogue catalogue, params (string Key, string Value)[] changes)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var suffix = Guid.NewGuid().ToString("N")[..8];
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage"] = azurite.ConnectionString,
                ["Storage:receivedContainer"] = $"received{suffix}",
                ["Storage:submissionsTable"] = $"submissions{suffix}",
                ["Storage:messagesTable"] = $"messages{suffix}",
                ["Storage:officeTable"] = $"office{suffix}",
                ["Storage:allowancesTable"] = $"allowances{suffix}",
                ["Site:Address"] = "https://consult.example.org",
                ["SendGrid:ApiKey"] = "key",
                ["SendGrid:From"] = "consultation@example.org",
            }
        );
        builder.Configuration.AddInMemoryCollection(changes.Select(change => KeyValuePair.Create(change.Key, (string?)change.Value)));
        builder.Services.AddHostedService(_ => worker);
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(new DiagnosticListener(nameof(StartTests)));
        builder.AddConsultationFunctions();
        builder.Services.AddSingleton(catalogue);
        builder.Services.AddSingleton(provider =>
        {
            var store = DispatchProxy.Create<ISubmissionStore, CountedStore>();
            var clients = provider.GetRequiredService<StorageClients>();
            ((CountedStore)(object)store).Store = new TableSubmissionStore(
                clients.Submissions,
                new OverflowBlobs(clients.Texts),
                provider.GetRequiredService<IWorkQueue>(),
                provider.GetRequiredService<TimeProvider>()
            );
            return store;
        });
        return builder.Build();
    }

    private sealed class Worker : IHostedService
    {
        internal bool HasStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            HasStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Errors : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                Said.Enqueue($"{formatter(state, exception)} {exception?.Message}");
        }

        public void Dispose() { }
    }
}
