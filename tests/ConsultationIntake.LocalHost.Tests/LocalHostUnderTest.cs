using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Digests;
using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.LocalHost.Tests;

/// <summary>
/// The whole host in this process on a port of its own, trusting this machine, with a clock the test sets and a queue the test drains.
/// </summary>
internal sealed class LocalHostUnderTest : IAsyncDisposable
{
    internal const string Slug = "police-and-crime-plan";
    internal const string PartnerKey = "a partner's key";

    private readonly TemporaryFolder? folder;
    private readonly WebApplication app;

    private LocalHostUnderTest(TemporaryFolder? folder, WebApplication app, TestClock clock)
    {
        this.folder = folder;
        this.app = app;
        Clock = clock;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = Patience.Longest };
    }

    internal TestClock Clock { get; }

    internal Uri Address { get; }

    internal HttpClient Client { get; }

    internal Consultation Consultation => app.Services.GetRequiredService<ConsultationCatalogue>().Find(Slug)!;

    /// <param name="data">A data folder to use and leave; null for one that goes with the host.</param>
    /// <param name="like">A data folder to begin with a copy of, of a host that has stopped; null for an empty one.</param>
    /// <param name="now">Null for a day in the middle of the consultation.</param>
    /// <param name="change">Runs last, for a test that wants a part of its own.</param>
    internal static async Task<LocalHostUnderTest> StartAsync(
        string? data = null,
        DateTimeOffset? now = null,
        string? consultations = null,
        Action<IServiceCollection>? change = null,
        bool withLoops = false,
        string? like = null,
        params string[] settings
    )
    {
        var clock = new TestClock(now ?? new DateTimeOffset(2026, 12, 2, 10, 0, 0, TimeSpan.Zero));
        var folder = data is null ? new TemporaryFolder() : null;
        if (like is not null)
            folder!.Fill(like);
        var app = LocalHostApplication.Create(
            [
                "--urls",
                "http://127.0.0.1:0",
                "--LocalHost:Data",
                data ?? folder!.Path,
                "--LocalHost:Consultations",
                consultations ?? Repository.Consultations,
                "--LocalHost:TrustThisMachine",
                "true",
                "--Partners:Keys:any",
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PartnerKey))),
                .. settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                if (!withLoops)
                {
                    builder.Services.AddSingleton<TimeProvider>(clock);
                    foreach (
                        var loop in builder
                            .Services.Where(service => service.ImplementationType?.IsAssignableTo(typeof(BackgroundService)) == true)
                            .ToList()
                    )
                        builder.Services.Remove(loop);
                }

                change?.Invoke(builder.Services);
            }
        );
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // It ends as its process would, and leaves the folder to the next.
            await app.DisposeAsync();
            folder?.Dispose();
            throw;
        }

        return new LocalHostUnderTest(folder, app, clock);
    }

    internal T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    internal Task DrainAsync() => Get<WorkConsumer>().DrainAsync(TestContext.Current.CancellationToken);

    internal Task SendDueDigestsAsync() => Get<SendDueDigests>().ExecuteAsync(TestContext.Current.CancellationToken);

    internal IReadOnlyList<OutboxMail> Outbox => Get<Outbox>().All();

    internal Task<HttpResponseMessage> PostAsync(object body, string? key = null, bool partner = false, string slug = Slug)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/api/consultations/{slug}/{(partner ? "partner-submissions" : "submissions")}"
        )
        {
            Content = JsonContent.Create(body),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (partner)
            request.Headers.Add("X-Partner-Key", PartnerKey);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What the page that erases a response sends.</summary>
    internal static FormUrlEncodedContent Erasing() => new([new("reason", "SenderAsked")]);

    internal async Task<string> AcceptedAsync(object body, string? key = null, bool partner = false)
    {
        var response = await PostAsync(body, key, partner);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reference").GetString()!;
    }

    internal Task<JsonElement> AccountAsync() => JsonAsync($"/api/consultations/{Slug}/account");

    internal Task<JsonElement> SubmissionAsync(string reference) => JsonAsync($"/api/consultations/{Slug}/submissions/{reference}");

    internal async Task<JsonElement> JsonAsync(string path) =>
        await Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder?.Dispose();
    }
}
