using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace ConsultationIntake.Functions.Tests;

/// <summary>
/// The Functions host takes the first route that matches, in the order of the functions' names
/// (https://github.com/Azure/azure-functions-host/issues/9876): how particular a route is does not count, as it would in ASP.NET Core.
/// </summary>
public sealed class RouteOrderTests
{
    [Fact]
    public async Task EveryAddress_InTheHostsOrder_ReachesItsOwnTrigger()
    {
        var triggers = await Triggers.OfTypeAsync("httpTrigger");
        var addresses = triggers
            .SelectMany(trigger => trigger.Methods.Select(method => (trigger.Name, Method: method, Path: Example(trigger["route"]))))
            .ToList();

        Assert.NotEmpty(addresses);
        Assert.All(
            addresses,
            address =>
                Assert.Equal($"{address.Path}: {address.Name}", $"{address.Path}: {FirstInOrder(triggers, address.Method, address.Path)}")
        );
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/police-and-crime-plan")]
    [InlineData("POST", "/police-and-crime-plan")]
    [InlineData("GET", "/api/consultations/police-and-crime-plan/submissions")]
    [InlineData("HEAD", "/staff/police-and-crime-plan/inbox")]
    [InlineData("PUT", "/a/b/c/d/e/f")]
    public async Task AnyOtherAddress_InTheHostsOrder_ReachesTheWebsite(string method, string path) =>
        Assert.Equal(nameof(Http.Website), FirstInOrder(await Triggers.OfTypeAsync("httpTrigger"), method, path));

    private static string? FirstInOrder(IEnumerable<Trigger> triggers, string method, string path) =>
        triggers
            .OrderBy(trigger => trigger.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(trigger =>
                (trigger.Methods.Contains(method) || trigger.Methods.Contains("ANY"))
                && new TemplateMatcher(TemplateParser.Parse(trigger["route"]), []).TryMatch(new PathString(path), [])
            )
            ?.Name;

    private static string Example(string route) =>
        "/"
        + string.Join(
            '/',
            TemplateParser
                .Parse(route)
                .Segments.Select(segment =>
                    string.Concat(
                        segment.Parts.Select(part =>
                            part.IsCatchAll ? "one/two/three/four/five/six"
                            : part.IsParameter ? "example"
                            : part.Text
                        )
                    )
                )
        );
}
