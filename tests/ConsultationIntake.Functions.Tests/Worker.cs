using ConsultationIntake.Functions.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Functions.Tests;

/// <summary>
/// The app's web triggers, given requests as the host forwards them: by http, from this machine, with the trigger's route matched.
/// </summary>
public sealed class Worker : IAsyncLifetime
{
    private WebApplication? app;

    internal HttpClient Browser { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage"] = "UseDevelopmentStorage=true",
                ["Site:Address"] = "https://consult.example.org",
                ["SendGrid:ApiKey"] = "key",
                ["SendGrid:From"] = "consultation@example.org",
            }
        );
        builder.AddConsultationFunctions();
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Browser.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app!.DisposeAsync();
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.SetEndpoint(new Endpoint(null, null, nameof(Website)));
        context.Request.RouteValues["path"] = context.Request.Path.Value;
        return new Website(context.RequestServices.GetRequiredService<WebPipeline>()).RunAsync(context.Request);
    }
}
