using System.Net;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>What the overview says of days and of the visit before.</summary>
public sealed class OverviewTests
{
    private const string Overview = $"/staff/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_AreCountedAndShownAsBarsWithATable()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(Said("More patrols."));
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.AcceptedAsync(Said("Better lighting."));
        await host.AcceptedAsync(Said("Answer the telephone."));

        var page = await host.Client.GetStringAsync(Overview, Token);

        Assert.Contains("Most on one day: 2, on 5 Dec.", page, StringComparison.Ordinal);
        Assert.Contains("5 Dec</th><td class=\"number\">2</td><td class=\"number\">3</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondVisit_SaysWhatCameSinceTheFirst()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(Said("More patrols."));
        using var first = await host.Client.GetAsync(Overview, Token);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie")).Split(';')[0];
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.AcceptedAsync(Said("Better lighting."));
        await host.AcceptedAsync(Said("Answer the telephone."));

        using var request = new HttpRequestMessage(HttpMethod.Get, Overview);
        request.Headers.Add("Cookie", cookie);
        using var second = await host.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.DoesNotContain("Since you were last here", await first.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains(
            "Since you were last here on 2 Dec, 10am: 2 responses more",
            await second.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
    }

    private static object Said(string text) => new { answers = new[] { new { question = "else", text } } };
}
