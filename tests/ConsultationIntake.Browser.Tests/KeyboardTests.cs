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
        await page.GotoAsync($"/{LocalHostUnderTest.Slug}");
        await TabToAsync(page, "button");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/asb");

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
        await page.GotoAsync($"{walk.Root}/contact");
        await TabToAsync(page, "#email");
        await page.Keyboard.TypeAsync("nobody@");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".govuk-error-summary");
        Assert.True(await FocusIsAsync(page, ".govuk-error-summary"));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await FocusIsAsync(page, "#email"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/check");
        await page.GotoAsync($"{walk.Root}/asb?from=check");
        await TabToAsync(page, "textarea");
        await page.Keyboard.TypeAsync(Walk.Answer);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/check");
        await TabToAsync(page, "#send");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/sent");
    }

    /// <summary>
    /// Asks the page where it is until it is there. Waiting for the event of a navigation misses one that ends between the key and the
    /// waiting, and then waits for ever.
    /// </summary>
    private static async Task ArriveAsync(IPage page, string end) =>
        await page.WaitForFunctionAsync("end => location.pathname.endsWith(end) && document.readyState === 'complete'", end);

    private static Task<bool> FocusIsAsync(IPage page, string selector) =>
        page.EvaluateAsync<bool>("selector => document.activeElement !== null && document.activeElement.matches(selector)", selector);

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
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
            await page.Keyboard.PressAsync("Tab");
            foreach (var selector in selectors)
            {
                if (await FocusIsAsync(page, selector) && !reached.Contains(selector))
                    reached.Add(selector);
            }
        }

        return reached;
    }
}
