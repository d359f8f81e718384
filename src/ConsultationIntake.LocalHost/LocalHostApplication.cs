using ConsultationIntake.Consultations;
using ConsultationIntake.Web;

namespace ConsultationIntake.LocalHost;

/// <summary>The whole host, ready to run.</summary>
internal static class LocalHostApplication
{
    /// <param name="args">Settings as <c>--LocalHost:Data DIR</c>, <c>--urls http://127.0.0.1:5080</c>.</param>
    /// <param name="change">Runs after everything is registered; for tests.</param>
    internal static WebApplication Create(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddLocalHost();
        change?.Invoke(builder);
        var app = builder.Build();
        app.UsePublicAddress();
        app.UseRouting();
        app.UseConsultationWeb();
        app.UseAuthentication();
        app.MapConsultationWeb();
        app.MapLocalHost();
        return app;
    }

    /// <summary>The data folder of a host that is given these settings.</summary>
    internal static string DataOf(string[] settings) =>
        new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build()
            .GetSection(LocalHostOptions.Section)
            .Get<LocalHostOptions>()
            ?.Data
        ?? new LocalHostOptions().Data;

    /// <summary>What a proxy before this host passes on was asked for at the public address, by its scheme and name.</summary>
    private static void UsePublicAddress(this WebApplication app)
    {
        if (app.Services.GetRequiredService<LocalHostOptions>().PublicAddress is null)
            return;
        var address = app.Services.GetRequiredService<SiteAddress>().Root;
        app.Use(
            (context, next) =>
            {
                context.Features.Set(new AskedFor(context.Request.Host));
                context.Request.Scheme = address.Scheme;
                context.Request.Host = HostString.FromUriComponent(address);
                return next(context);
            }
        );
    }
}
