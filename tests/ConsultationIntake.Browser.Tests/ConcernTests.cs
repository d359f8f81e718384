using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>
/// An officer groups points, decides many at once and keeps filters. On a desk's screen, on a phone, and by the keyboard.
/// </summary>
public sealed class ConcernTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_PutsPointsInAConcernAnswersItAndTakesOneOut(int width, bool javaScript)
    {
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);

        await page.OpenAsync($"{Staff}/points?theme=asb");
        await page.Locator(".points > li input[name=point]").Nth(0).CheckAsync();
        await page.Locator(".points > li input[name=point]").Nth(1).CheckAsync();
        await page.FollowAsync("button:text-is('Put in a concern')");
        Assert.Contains("2 points", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.FillAsync("#title", "Bikes on the pavement");
        await page.FollowAsync("button:text-is('Put in a concern: 2 points')");
        Assert.Contains("Done to 2 points", await page.InnerTextAsync(".done"), StringComparison.Ordinal);

        await page.FollowAsync("nav a:text-is('Concerns')");
        await page.FollowAsync("th a:text-is('Bikes on the pavement')");
        await page.SelectOptionAsync("#outcome-concern", "changed-the-plan");
        await page.FillAsync("#answer-concern", "Section 1 now says who seizes them.");
        await page.FillAsync("#answerWelsh-concern", "Mae adran 1 yn dweud pwy.");
        await page.CheckAsync("input[name=agreed]");
        await page.FollowAsync("button:text-is('Save')");
        Assert.Contains("Agreed: Changed the plan", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Locator(".points > li input[name=point]").First.CheckAsync();
        await page.FollowAsync("button:text-is('Take those chosen out')");

        Assert.Contains("Done to 1 point", await page.InnerTextAsync(".done"), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator(".points > li").CountAsync());
        await page.FollowAsync(".done button");
        Assert.Equal(2, await page.Locator(".points > li").CountAsync());
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_SavesAFilterDecidesAllItFindsAndUndoesIt(int width, bool javaScript)
    {
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);

        await page.OpenAsync($"{Staff}/points?theme=victims&decision=undecided");
        var found = (await page.InnerTextAsync("#found")).Split(": ")[^1];
        await page.FillAsync("#name", "Victims, to do");
        await page.FollowAsync("button:text-is('Save the filter')");
        await page.OpenAsync($"{Staff}/points");
        await page.FollowAsync(".saved a:text-is('Victims, to do')");
        await page.CheckAsync("input[name=which][value=page]");
        await page.FollowAsync(".many button:text-is('Decide')");
        Assert.Equal($"Decide {found} points", await page.InnerTextAsync("h1"));
        await page.SelectOptionAsync("#outcome-many", "noted");
        await page.CheckAsync("input[name=agreed]");
        await page.FollowAsync($"button:text-is('Decide {found} points')");

        Assert.EndsWith(": 0", await page.InnerTextAsync("#found"), StringComparison.Ordinal);
        await page.FollowAsync("button:text-is('Undo on all of them')");
        Assert.EndsWith($": {found}", await page.InnerTextAsync("#found"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_FindsPointsLikeOneAndPutsThemInOneConcern(int width, bool javaScript)
    {
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);

        await page.OpenAsync($"{Staff}/points?words=bikes");
        await page.Locator(".points > li a:has-text('Points like this')").First.FollowAsync();
        Assert.Matches("^[0-9]+ points? like this$", await page.InnerTextAsync("h1"));
        Assert.True(await page.Locator(".points mark").CountAsync() > 0);
        await page.Locator("[data-keys] input[name=point]").First.CheckAsync();
        await page.FillAsync("#title", "Bikes");
        await page.FollowAsync("button:text-is('Put those ticked in the concern')");
        Assert.Contains("Done to 2 points", await page.InnerTextAsync(".done"), StringComparison.Ordinal);

        Assert.Equal(2, await page.Locator(".points a:text-is('Bikes')").CountAsync());
    }

    [Fact]
    public async Task Keyboard_TicksPointsAndGivesThemToSomebody()
    {
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        await page.OpenAsync($"{Staff}/points");
        Assert.True(await page.Locator("[data-keys] > li").CountAsync() > 2);

        await page.PressHereAsync("j", "x", "j", "x");
        Assert.Equal(2, await page.Locator("input[name=point]:checked").CountAsync());
        await page.Locator(".many button:text-is('Give to somebody')").FocusAsync();
        await page.PressAndFollowAsync("Enter");
        Assert.True(await page.Locator("#to").IsVisibleAsync());
        await page.Locator("button:text-is('Hand on 2 points')").FocusAsync();
        await page.PressAndFollowAsync("Enter");

        Assert.Contains("Done to 2 points", await page.InnerTextAsync(".done"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPage_HasNoViolationAndIsNoWiderThanTheScreen()
    {
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        var found = new List<string>();

        await page.OpenAsync($"{Staff}/points?theme=asb");
        await Looking.AtAsync(page, javaScript: true, found);
        foreach (var button in new[] { "Decide", "Give to somebody", "Theme on or off", "Put in a concern" })
        {
            await page.OpenAsync($"{Staff}/points?theme=asb");
            await page.CheckAsync("input[name=which][value=page]");
            await page.FollowAsync($".many button:text-is('{button}')");
            await Looking.AtAsync(page, javaScript: true, found);
        }

        await page.FillAsync("#title", "A very long title of a concern that goes on about anti-social behaviour in every neighbourhood");
        await page.Locator("main form button").First.FollowAsync();
        await Looking.AtAsync(page, javaScript: true, found);
        await page.OpenAsync($"{Staff}/concerns");
        await Looking.AtAsync(page, javaScript: true, found);
        await page.Locator("th a").First.FollowAsync();
        await Looking.AtAsync(page, javaScript: true, found);
        await page.Locator(".points a:has-text('Points like this')").First.FollowAsync();
        await Looking.AtAsync(page, javaScript: true, found);
        await page.OpenAsync($"{Staff}/points?theme=asb");
        await page.FillAsync("#name", "Everything about anti-social behaviour, whoever said it");
        await page.FollowAsync("button:text-is('Save the filter')");
        await Looking.AtAsync(page, javaScript: true, found);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
