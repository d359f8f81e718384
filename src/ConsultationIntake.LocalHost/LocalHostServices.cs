using ConsultationIntake.Allowances;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;
using ConsultationIntake.Documents;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.LocalHost.Blobs;
using ConsultationIntake.LocalHost.Demonstration;
using ConsultationIntake.LocalHost.Inbox;
using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Files;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Themes;
using ConsultationIntake.Web;
using ConsultationIntake.Web.Bodies;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using ConsultationIntake.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ConsultationIntake.LocalHost;

/// <summary>What one machine needs: SQLite and files for the ports, and loops where Azure has triggers.</summary>
public static class LocalHostServices
{
    public static void AddLocalHost(this WebApplicationBuilder builder)
    {
        // A line that ends without a carriage return ends elsewhere for a proxy (RFC 9112, 2.2): Kestrel takes it where nobody says
        // otherwise.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = static name =>
                name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase) ? DigitsAlone.Instance : null;
            kestrel.Limits.MaxRequestBodySize = SubmissionEndpoints.MaxBodyBytes;
        });
        // A draft's address lets whoever has it read the draft: the framework's log of requests stays out of it, whatever the settings say.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It says of every page with a form that our header and its own both forbid caching.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Logging.AddConsoleFormatter<ScrubbedConsole, ConsoleFormatterOptions>();
        // Whatever a settings file says: no other formatter leaves out what an exception quotes of somebody.
        builder.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = ScrubbedConsole.FormatterName);
        builder.AddSettings();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        var services = builder.Services;
        services.AddConsultationIntake().AddConsultationWeb();
        services.AddVirusScan();
        services.AddStorage();
        services.AddMail();
        // Last: it writes out of the file what the others took out of the rows.
        services.AddSingleton<IPlaceOfWords, CleanDatabase>();
        services.AddDocuments(typeof(LocalHostServices).Assembly);
        services.AddSingleton<IThemeTagger, OfflineThemeTagger>();
        services.AddSingleton(provider => new ThisMachine(provider.GetRequiredService<LocalHostOptions>().TrustThisMachine));
        builder.AddStaffSignIn();
        services.AddHostedService<StartChecks>();
        services.AddHostedService<RetagAtStart>();
        services.AddSingleton<DemonstrationSeeder>();
        services.AddHostedService(provider => provider.GetRequiredService<DemonstrationSeeder>());
        services.AddSingleton<WorkConsumer>();
        services.AddHostedService<WorkLoop>();
        services.AddHostedService<DigestLoop>();
        services.AddHostedService<UpkeepLoop>();
        services.AddHostedService<GiveMemoryBack>();
    }

    private static void AddSettings(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<LocalHostOptions>()
            .BindConfiguration(LocalHostOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => TrustedProxies.TryParse(options.TrustedProxies, out _) is not null,
                "LocalHost:TrustedProxies must be addresses, such as 172.17.0.1, or networks, such as 172.17.0.0/16, and not all of them."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton(services =>
            TrustedProxies.TryParse(services.GetRequiredService<LocalHostOptions>().TrustedProxies, out _)!
        );
        builder.Services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder
            .Services.AddOptions<LocalInboxOptions>()
            .BindConfiguration(LocalInboxOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<LocalInboxOptions>>().Value.ToCore());
        builder
            .Services.AddOptions<VirusScanOptions>()
            .BindConfiguration(VirusScanOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<LocalHostOptions>>().Value);
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<LocalHostOptions>();
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var catalogue = ConsultationCatalogue.Load(options.Consultations, now);
            return options.Demonstration ? DemonstrationDates.KeepOpen(catalogue, now) : catalogue;
        });
        builder
            .Services.AddOptions<HostFilteringOptions>()
            .Configure<LocalHostOptions, IConfiguration>(
                (filtering, options, configuration) =>
                {
                    filtering.AllowedHosts = [.. Listening.Of(configuration).NamesOf(options)];
                    // Who asks for no name asks for none of ours.
                    filtering.AllowEmptyHosts = false;
                }
            );
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<LocalHostOptions>();
            var address =
                options.PublicAddress ?? services.GetRequiredService<IConfiguration>()["urls"]?.Split(';')[0] ?? "http://127.0.0.1:5000";
            return new SiteAddress(new Uri(address.TrimEnd('/') + "/"));
        });
    }

    private static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider => DataFolder.Claim(provider.GetRequiredService<LocalHostOptions>().Data));
        services.AddSingleton(provider => new SqliteDatabase(
            provider.GetRequiredService<DataFolder>().Path("intake.db"),
            TimeSpan.FromSeconds(provider.GetRequiredService<LocalHostOptions>().LockWaitSeconds)
        ));
        services.AddSingleton<SqliteWorkQueue>();
        services.AddSingleton<IWorkQueue>(provider => provider.GetRequiredService<SqliteWorkQueue>());
        services.AddSingleton<ISubmissionStore, SqliteSubmissionStore>();
        services.AddSingleton<IPointRegister, SqlitePointRegister>();
        services.AddSingleton<IHistory, SqliteHistory>();
        services.AddSingleton<IOfficeRecords, SqliteOfficeRecords>();
        services.AddSingleton<ICampaignStore, SqliteCampaignStore>();
        services.AddSingleton<IDigestLedger, SqliteDigestLedger>();
        services.AddSingleton<IMessageStore, SqliteMessageStore>();
        services.AddSingleton<IDraftStore, SqliteDraftStore>();
        services.AddSingleton<IEqualityCounts, SqliteEqualityCounts>();
        services.AddSingleton<IAllowances, SqliteAllowances>();
        services.AddSingleton(provider => new FileBlobStore(provider.GetRequiredService<DataFolder>().Path("blobs")));
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<FileBlobStore>());
        services.AddSingleton<HostHealth>();
        services.AddSingleton<IPlaceOfWords, UnfinishedBlobs>();
        // The system's folder for temporary files may be memory.
        services.AddOptions<BodyOptions>().PostConfigure<DataFolder>((bodies, folder) => bodies.Folder ??= folder.Path("arriving"));
        services.AddDataProtection().SetApplicationName("consultation-intake");
        services
            .AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<DataFolder, ILoggerFactory>(
                (options, folder, loggers) =>
                    options.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                        Directory.CreateDirectory(folder.Path("keys")),
                        loggers
                    )
            );
    }

    private static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton(provider => new Outbox(
            provider.GetRequiredService<DataFolder>().Path("outbox"),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IMailSender>(provider =>
            provider.GetRequiredService<IOptions<SmtpOptions>>().Value is { Host: not null } smtp
                ? new SmtpMailSender(smtp)
                : provider.GetRequiredService<Outbox>()
        );
        services.AddSingleton<OutboxPages>();
        services.AddSingleton<SweepOutbox>();
        services.AddSingleton<IPlaceOfWords>(provider => provider.GetRequiredService<SweepOutbox>());
    }
}
