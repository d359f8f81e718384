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
        var addresses = triggers.SelectMany(trigger => trigger.Methods.Select(method => (trigger.Name, Method: method, Path: Example(trigger["route"])))).ToList();

        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Equal($"{address.Path}: {address.Name}", $"{address.Path}: {FirstInOrder(triggers, address.Method, address.Path)}"));
    }

    [Theory]
    [InlineData("GET", "/", "WhatIsLeft")]
    [InlineData("GET", "/police-and-crime-plan", "ViewForm")]
    [InlineData("POST", "/police-and-crime-plan", "PostForm")]
    [InlineData("GET", "/police-and-crime-plan/privacy", "ViewAbout")]
    [InlineData("GET", "/cookies", "ShowCookies")]
    [InlineData("GET", "/staff", "ShowStaffHome")]
    [InlineData("GET", "/staff/police-and-crime-plan", "ShowStaffConsultation")]
    [InlineData("GET", "/staff/police-and-crime-plan/inbox", "ShowInbox")]
    [InlineData("GET", "/staff/police-and-crime-plan/7K3M-9QX2", "ShowStaffSubmission")]
    [InlineData("GET", "/a/b/c/d/e/f", "WhatIsLeft")]
    public async Task Address_InTheHostsOrder_Reaches(string method, string path, string name) =>
        Assert.Equal(name, FirstInOrder(await Triggers.OfTypeAsync("httpTrigger"), method, path));

    /// <summary>
    /// Were the host to sort routes by their segments, as has been proposed for it, only a constraint would put the form before what
    /// takes everything (https://github.com/Azure/azure-webjobs-sdk-extensions/pull/842).
    /// </summary>
    [Fact]
    public async Task RoutesOfOneParameter_HaveAConstraint()
    {
        var triggers = await Triggers.OfTypeAsync("httpTrigger");

        var asShortAsTheCatchAll = triggers.Where(trigger => trigger["route"].StartsWith('{') && !trigger["route"].Contains('/', StringComparison.Ordinal) && !IsCatchAll(trigger));

        Assert.All(asShortAsTheCatchAll, trigger => Assert.Contains(':', trigger["route"]));
    }

    private static string? FirstInOrder(IEnumerable<Trigger> triggers, string method, string path) =>
        triggers.OrderBy(trigger => trigger.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(trigger => (trigger.Methods.Contains(method) || trigger.Methods.Contains("ANY"))
                && new TemplateMatcher(TemplateParser.Parse(trigger["route"]), []).TryMatch(new PathString(path), []))
            ?.Name;

    private static string Example(string route) =>
        "/" + string.Join('/', TemplateParser.Parse(route).Segments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part.IsCatchAll ? "one/two/three/four/five/six" : part.IsParameter ? "example" : part.Text))));

    private static bool IsCatchAll(Trigger trigger) => trigger["route"].StartsWith("{*", StringComparison.Ordinal);
}
