using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>An officer types forty paper forms, and the notes of a meeting.</summary>
public sealed class TypingTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task Paper_ByKeyboardAlone_OneAfterAnother()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        await page.OpenAsync($"{Staff}/paper");
        await page.FillAsync("#received", "2026-11-20");

        await page.FocusAsync("#q-asb");
        await page.Keyboard.TypeAsync("The lanes are dark.");
        await page.PressHereAsync("Tab", "Tab", "Tab", "Space");
        await page.PressAndFollowAsync("Control+Enter");
        Assert.True(await page.Locator(".done").IsVisibleAsync());

        await page.FocusedAsync("#q-asb");
        Assert.Equal("2026-11-20", await page.InputValueAsync("#received"));
        await page.Keyboard.TypeAsync("And the bins are burnt.");
        await page.PressAndFollowAsync("Control+Enter");
        Assert.Contains("saved=", page.Url, StringComparison.Ordinal);
        await host.DrainAsync();
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());
        await page.OpenAsync($"{Staff}/points?channel=paper");
        Assert.Contains("The lanes are dark.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task PaperAndMeetings_AreTypedAndPutRight(int width, bool javaScript)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);
        var found = new List<string>();

        await page.OpenAsync($"{Staff}/import");
        await page.FollowAsync("a:text-is('type a paper response')");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("button:text-is('Save and type the next')");
        Assert.Contains("Answer at least one question", await page.InnerTextAsync(".errors"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.FillAsync("#q-victims", "Letters take too long.");
        await page.CheckAsync("input[name=q-priority][value='2']");
        await page.SetInputFilesAsync(
            "#scan",
            new FilePayload
            {
                Name = "form.txt",
                MimeType = "text/plain",
                Buffer = "Letters take too long."u8.ToArray(),
            }
        );
        await page.FollowAsync("button:text-is('Save and type the next')");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync(".done a");
        Assert.Contains("form.txt", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.OpenAsync($"{Staff}/meetings");
        await page.FollowAsync("main button:text-is('Save')");
        Assert.Contains("Enter the notes", await page.InnerTextAsync(".errors"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.FillAsync("#title", "Youth forum");
        await page.FillAsync("#present", "Twelve members");
        await page.FillAsync("#notes", "The gangs at the bus station frighten people.");
        await page.FollowAsync("main button:text-is('Save')");
        await host.DrainAsync();
        await page.OpenAsync($"{Staff}/meetings");
        Assert.Contains("1 meeting", await page.InnerTextAsync(".sum"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
