using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>No route answers with an error of its own, whatever the address says and whether or not a form comes with it.</summary>
public sealed class AskedAnythingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRoute_AskedWithRubbishOrWithoutItsForm_SaysSo()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "There should be more patrols by the station at night." } } }
        );
        await host.DrainAsync();
        var failed = new List<string>();
        foreach (var route in host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            var path = string.Join(
                '/',
                route.RoutePattern.PathSegments.Select(segment =>
                    string.Concat(
                        segment.Parts.Select(part =>
                            part switch
                            {
                                RoutePatternLiteralPart literal => literal.Content,
                                RoutePatternParameterPart { Name: "slug" } => LocalHostUnderTest.Slug,
                                RoutePatternParameterPart { Name: "reference" } => reference,
                                _ => "x",
                            }
                        )
                    )
                )
            );
            foreach (
                var query in methods.Contains("POST") ? [""] : new[] { "?after=zzz&page=zzz", "?until=9999-12-31", "?from=0001-01-01" }
            )
            {
                using var request = new HttpRequestMessage(new HttpMethod(methods[0]), $"/{path}{query}");
                using var answer = await host.Client.SendAsync(request, Token);
                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                    failed.Add($"{(int)answer.StatusCode} {request.Method} {request.RequestUri}");
            }
        }

        Assert.True(failed.Count == 0, string.Join(Environment.NewLine, failed));
        using var beyond = await host.Client.GetAsync($"/staff/{LocalHostUnderTest.Slug}/inbox?after=%00", Token);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }
}
