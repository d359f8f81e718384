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
        app.MapConsultationWeb();
        app.MapLocalHost();
        return app;
    }
}
