using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>axe on every page and state, at WCAG 2.2 AA and axe's own good practice.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly AxeRunOptions Everything = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    [Theory]
    [InlineData("en", 320)]
    [InlineData("cy", 320)]
    [InlineData("en", 1280)]
    [InlineData("cy", 1280)]
    public async Task EveryPageAndState_HasNoViolation(string language, int width)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width);
        var found = new List<string>();
        async Task CheckAsync(string state)
        {
            var result = await page.RunAxe(Everything);
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{state}: {violation.Id}: {node.Html}")));
        }

        foreach (var path in new[] { "/", "/cookies", $"/{LocalHostUnderTest.Slug}", $"/{LocalHostUnderTest.Slug}/plan", $"/{LocalHostUnderTest.Slug}/privacy", $"/{LocalHostUnderTest.Slug}/accessibility", "/nothing/here/at-all", $"/{LocalHostUnderTest.Slug}/answer/{new string('a', 32)}/check" })
        {
            await page.GotoAsync($"{path}?lang={language}");
            await CheckAsync(path);
        }

        var walk = new Walk(page);
        await walk.StartAsync(language);
        await walk.ToCheckAsync(() => CheckAsync(walk.Name));
        await CheckAsync("check");
        foreach (var (name, field, wrong) in new[] { ("area", "#area", "nowhere"), ("contact", "#email", "nobody@") })
        {
            await page.GotoAsync($"{walk.Root}/{name}");
            await page.FillAsync(field, wrong);
            await walk.ContinueAsync();
            await CheckAsync($"{name} with an error");
        }

        await page.GotoAsync($"{walk.Root}/files");
        await page.SetInputFilesAsync("#files", (FilePayload[])[new() { Name = "a.txt", MimeType = "text/plain", Buffer = "words"u8.ToArray() }, new() { Name = "b.exe", MimeType = "text/plain", Buffer = [0x4D, 0x5A, 0] }]);
        await page.ClickAsync("button[value=add]");
        await CheckAsync("files with an error");
        await page.GotoAsync($"{walk.Root}/later");
        await CheckAsync("later");
        await page.ClickAsync("main form button");
        await CheckAsync("later with an error");
        await page.FillAsync("#email", "ann@example.com");
        await page.ClickAsync("main form button");
        await CheckAsync("link sent");
        await page.GotoAsync($"{walk.Root}/check");
        await walk.SendAsync();
        await CheckAsync("sent");
        await page.GotoAsync($"{walk.Root}/copy");
        await CheckAsync("copy");
        await page.GotoAsync($"{walk.Root}/equality");
        await CheckAsync("equality");
        await page.ClickAsync("main form button");
        await CheckAsync("equality answered");

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("2026-10-30T12:00:00Z")]
    [InlineData("2027-02-20T12:00:00Z")]
    public async Task NotOpenOrClosed_HasNoViolation(string now)
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var page = await chromium.NewPageAsync(host.Address, forcedColours: ForcedColors.Active);

        await page.GotoAsync($"/{LocalHostUnderTest.Slug}");

        Assert.Empty((await page.RunAxe(Everything)).Violations.Select(violation => violation.Id));
    }

    [Fact]
    public async Task Keyboard_Alone_TabsInReadingOrderAndSends()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await page.GotoAsync($"/{LocalHostUnderTest.Slug}");
        await TabToAsync(page, "button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/asb");

        Assert.Equal(
            ["a.govuk-skip-link", "a[hreflang=cy]", "a.govuk-back-link", "summary", "textarea", "button[value=continue]", "button[value=later]"],
            await OrderAsync(page, "a.govuk-skip-link", "a[hreflang=cy]", "a.govuk-back-link", "summary", "textarea", "button[value=continue]", "button[value=later]"));
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
        await page.WaitForURLAsync("**/check");
        await page.GotoAsync($"{walk.Root}/asb?from=check");
        await TabToAsync(page, "textarea");
        await page.Keyboard.TypeAsync(Walk.Answer);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/check*");
        await TabToAsync(page, "#send");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sent*");
    }

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
