using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>Somebody who has no mouse.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task Keyboard_Alone_TabsInReadingOrderAndSends()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await page.OpenAsync($"/{LocalHostUnderTest.Slug}");
        await TabToAsync(page, "button");
        await page.PressAndFollowAsync("Enter");
        Assert.Equal("asb", walk.Name);

        Assert.Equal(
            [
                "a.govuk-skip-link",
                "button[value=cy]",
                "a.govuk-back-link",
                "summary",
                "textarea",
                "button[value=continue]",
                "button[value=later]",
            ],
            await OrderAsync(
                page,
                "a.govuk-skip-link",
                "button[value=cy]",
                "a.govuk-back-link",
                "summary",
                "textarea",
                "button[value=continue]",
                "button[value=later]"
            )
        );
        await page.OpenAsync($"{walk.Root}/contact");
        await TabToAsync(page, "#email");
        await page.Keyboard.TypeAsync("nobody@");
        await page.PressAndFollowAsync("Enter");
        await page.FocusedAsync(".govuk-error-summary");
        await page.PressHereAsync("Tab", "Enter");
        await page.FocusedAsync("#email");
        await page.PressHereAsync("Control+A", "Delete");
        await page.PressAndFollowAsync("Enter");
        Assert.Equal("check", walk.Name);
        await page.OpenAsync($"{walk.Root}/asb?from=check");
        await TabToAsync(page, "textarea");
        await page.Keyboard.TypeAsync(Walk.Answer);
        await page.PressHereAsync("Tab");
        await page.PressAndFollowAsync("Enter");
        Assert.Equal("check", walk.Name);
        await TabToAsync(page, "#send");
        await page.PressAndFollowAsync("Enter");
        Assert.Equal("sent", walk.Name);
    }

    private static Task<bool> FocusIsAsync(IPage page, string selector) =>
        page.EvaluateAsync<bool>("selector => document.activeElement !== null && document.activeElement.matches(selector)", selector);

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.PressHereAsync("Tab");
            if (await FocusIsAsync(page, selector))
                return;
        }

        Assert.Fail($"{selector} was not reached with the Tab key.");
    }

    /// <summary>Which of the elements the Tab key reaches, in its order.</summary>
    private static async Task<IReadOnlyList<string>> OrderAsync(IPage page, params string[] selectors)
    {
        var reached = new List<string>();
        for (var presses = 0; presses < 30 && reached.Count < selectors.Length; presses++)
        {
            await page.PressHereAsync("Tab");
            foreach (var selector in selectors)
            {
                if (await FocusIsAsync(page, selector) && !reached.Contains(selector))
                    reached.Add(selector);
            }
        }

        return reached;
    }
}
