using ConsultationIntake.AzureStorage;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Documents;
using ConsultationIntake.Functions.Http;
using ConsultationIntake.Functions.Inbox;
using ConsultationIntake.Functions.Keys;
using ConsultationIntake.Functions.Mail;
using ConsultationIntake.Functions.Staff;
using ConsultationIntake.Functions.Telemetry;
using ConsultationIntake.Inbox;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions.Files;
using ConsultationIntake.TextAnalytics;
using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions;

/// <summary>What a Functions app needs: Azure Storage for the ports, SendGrid, the language service and App Service's sign-in.</summary>
public static class ConsultationFunctions
{
    public static void AddConsultationFunctions(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddConsultationIntake().AddConsultationWeb().AddSingleton<WebPipeline>();
        services.AddAzureStorage(builder.Configuration);
        services.AddSite();
        services.AddKeys();
        services.AddStaff();
        services.AddMail();
        services.AddInboxSettings();
        services.AddTextAnalytics();
        services.AddTelemetry(builder.Configuration);
        builder.Logging.QuietAddresses();
        // The worker's server would stop at 30,000,000 bytes. The host before it stops at 104,857,600, and RequestGuard refuses less.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
    }

    private static void AddSite(this IServiceCollection services)
    {
        services.AddChecked<SiteOptions, SiteOptionsCheck>(SiteOptions.Section);
        services.AddSingleton<IPostConfigureOptions<SiteOptions>, SiteOptionsCheck>();
        services.AddChecked<ConsultationsOptions, ConsultationsOptionsCheck>(ConsultationsOptions.Section);
        services.AddSingleton(provider => new SiteAddress(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Root()));
        services.AddSingleton(provider =>
            ConsultationCatalogue.Load(
                provider.GetRequiredService<IOptions<ConsultationsOptions>>().Value.FullPath,
                provider.GetRequiredService<TimeProvider>().GetUtcNow()
            )
        );
        services.AddHostedService<StartChecks>();
    }

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("consultation-intake");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IBlobStore>((options, blobs) => options.XmlRepository = new BlobKeyRepository(blobs));
    }

    private static void AddStaff(this IServiceCollection services)
    {
        services.AddChecked<StaffOptions, StaffOptionsCheck>(StaffOptions.Section);
        services.AddSingleton<IStaffSignIn, EasyAuthSignIn>();
        // Every request reaches the worker from the host beside it.
        services.AddSingleton(new ThisMachine(isTrusted: false));
    }

    private static void AddMail(this IServiceCollection services)
    {
        services.AddChecked<SendGridOptions, SendGridOptionsCheck>(SendGridOptions.Section);
        services.AddSingleton<IMailSender>(provider => new SendGridMailSender(
            provider.GetRequiredService<IOptions<SendGridOptions>>().Value,
            SendGridMailSender.Connect(
                new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) },
                provider.GetRequiredService<TimeProvider>()
            )
        ));
    }

    private static void AddInboxSettings(this IServiceCollection services)
    {
        services.AddChecked<MailboxOptions, MailboxOptionsCheck>(MailboxOptions.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<MailboxOptions>>().Value.ToCore());
        services.AddOptions<VirusScanOptions>().BindConfiguration(VirusScanOptions.Section);
        services.AddVirusScan();
        services.AddDocuments(typeof(ConsultationFunctions).Assembly);
    }

    /// <summary>Options that are read once and checked at start, with errors that name the setting as an app setting is written.</summary>
    private static void AddChecked<TOptions, TCheck>(this IServiceCollection services, string section)
        where TOptions : class
        where TCheck : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TCheck>();
    }
}
