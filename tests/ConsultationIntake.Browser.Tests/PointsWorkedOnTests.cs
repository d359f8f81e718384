using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>An officer works through a list of points: the place is kept, and so is what was typed.</summary>
public sealed class PointsWorkedOnTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task APointThatLeavesTheFilter_LeavesTheKeyboardOnTheNext()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await PointsAsync(host, 3);
        var page = await chromium.NewPageAsync(host.Address, 1280);
        await page.OpenAsync($"{Staff}/points?decision=undecided");
        // Those that came in the same moment stand in the order of their references, which are drawn by lot.
        var points = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('ol.points > li')].map(li => li.id.slice(2))");
        Assert.Equal(3, points.Length);

        await page.PressHereAsync("j", "j", "d");
        await page.FocusedAsync("select[name=outcome]");
        await page.SelectOptionAsync("select[name=outcome]", "noted");
        await page.Locator($"[id='p-{points[1]}'] button:text-is('Save')").FollowAsync();

        await page.FocusedAsync($"[id='p-{points[2]}']");
        Assert.Contains($"{points[1]} left this list", await page.InnerTextAsync($"[id='p-{points[2]}']"), StringComparison.Ordinal);
        await page.PressHereAsync("k");
        await page.FocusedAsync($"[id='p-{points[0]}']");
    }

    [Fact]
    public async Task WhatIsTyped_IsThereAgainAfterAnotherPanelWasOpen_AndTheBrowserAsksBeforeItIsLost()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var points = await PointsAsync(host, 1);
        var page = await chromium.NewPageAsync(host.Address, 1280);
        await page.OpenAsync($"{Staff}/points");
        var card = page.Locator($"[id='p-{points[0]}']");

        await card.Locator("button:text-is('Decide')").ClickHereAsync();
        await card.Locator("textarea[name=answer]").FillAsync("We will light the lanes.");
        await card.Locator("button:text-is('Put right')").ClickHereAsync();
        await card.Locator("select[name=stance]").WaitForAsync();
        Assert.False(await card.Locator("textarea[name=answer]").IsVisibleAsync());
        await card.Locator("button:text-is('Decide')").ClickHereAsync();
        await card.Locator("textarea[name=answer]").WaitForAsync();
        Assert.Equal("We will light the lanes.", await card.Locator("textarea[name=answer]").InputValueAsync());

        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.Locator("nav a:text-is('Concerns')").First.ClickHereAsync();
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(Contracts.Patience.Longest));
        Assert.Equal("We will light the lanes.", await card.Locator("textarea[name=answer]").InputValueAsync());
    }

    private static async Task<IReadOnlyList<string>> PointsAsync(LocalHostUnderTest host, int count)
    {
        var points = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var reference = await host.AcceptedAsync(
                new { answers = new[] { new { question = "else", text = $"Lamp {i} on my street is broken." } } }
            );
            points.Add($"{reference}.1");
        }

        await host.DrainAsync();
        return points;
    }
}
