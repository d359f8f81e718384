namespace ConsultationIntake.Browser.Tests;

/// <summary>Answers that were begun and left, in a browser that was closed and opened again.</summary>
public sealed class BegunDraftTests(Chromium chromium)
{
    private const string Typed = "Nobody comes when we call about the noise.";

    [Fact]
    public async Task Respondent_ClosesTheBrowserAndComesBack_GoesOnWithWhatWasTyped_OrHasItForgotten()
    {
        using var profile = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync();
        var first = await chromium.OpenAsync(profile.Path, host.Address);
        var page = await first.NewPageAsync();
        await page.OpenAsync($"/{LocalHostUnderTest.Slug}");
        await page.FollowAsync("form[action*='/start'] button");
        var question = page.Url;
        await page.Locator("textarea").First.FillAsync(Typed);
        await new Walk(page).ContinueAsync();
        await first.CloseAsync();

        var second = await chromium.OpenAsync(profile.Path, host.Address);
        page = await second.NewPageAsync();
        await page.OpenAsync($"/{LocalHostUnderTest.Slug}");
        await page.FollowAsync("a:text-is('Go on with your answers')");
        Assert.Contains("/answer/", page.Url, StringComparison.Ordinal);
        await page.OpenAsync(question);
        Assert.Equal(Typed, await page.Locator("textarea").First.InputValueAsync());

        await page.OpenAsync($"/{LocalHostUnderTest.Slug}");
        await page.FollowAsync("button:text-is('Do not show them here again')");
        Assert.Equal(0, await page.Locator("a:text-is('Go on with your answers')").CountAsync());
        await second.CloseAsync();
    }
}
