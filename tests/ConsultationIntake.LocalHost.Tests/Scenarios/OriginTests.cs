using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>No page of another site can make a browser change anything here, whatever headers that browser leaves out.</summary>
public sealed class OriginTests
{
    /// <summary>
    /// What programs and pages of others are meant to post to. It acts for nobody, and carries no sign-in (docs/adr/0010).
    /// </summary>
    private static readonly string[] ForOthers =
    [
        "/{slug}",
        "/inbound/email",
        "/api/consultations/{slug}/submissions",
        "/api/consultations/{slug}/partner-submissions",
    ];

    [Fact]
    public async Task EveryPost_FromAnotherSitesPage_ChangesNothing()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });
        using var started = await host.Client.PostAsync($"/{LocalHostUnderTest.Slug}/start", null, TestContext.Current.CancellationToken);
        var draft = started.Headers.Location!.ToString().Split('/')[3];
        var paths = host.Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Except(ForOthers)
            .ToList();
        Assert.True(paths.Count >= 12, $"Only {paths.Count} paths are posted to.");
        host.Client.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        foreach (var path in paths)
        {
            var filled = path.Replace("{slug}", LocalHostUnderTest.Slug, StringComparison.Ordinal)
                .Replace("{reference}", reference, StringComparison.Ordinal)
                .Replace("{draft}", draft, StringComparison.Ordinal)
                .Replace("{page}", "check", StringComparison.Ordinal)
                .Replace("{id}", "m1", StringComparison.Ordinal)
                .Replace("{partner}", "westmere-city-council", StringComparison.Ordinal);
            using var form = new FormUrlEncodedContent([
                new("point", "1"),
                new("theme", "asb"),
                new("applies", "true"),
                new("decision", "Release"),
            ]);
            using var response = await host.Client.PostAsync(filled, form, TestContext.Current.CancellationToken);

            var isStart = path == "/{slug}/start" && response.StatusCode == HttpStatusCode.OK;
            Assert.True(
                isStart || response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest,
                $"{path} answered {response.StatusCode}"
            );
        }

        Assert.Empty(host.Outbox);
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }
}
