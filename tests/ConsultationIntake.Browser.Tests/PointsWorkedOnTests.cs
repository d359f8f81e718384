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
        var points = await PointsAsync(host, 3);
        var page = await chromium.NewPageAsync(host.Address, 1280);
        await page.OpenAsync($"{Staff}/points?decision=undecided");

        await page.PressHereAsync("j", "j", "d");
        await page.FocusedAsync("select[name=outcome]");
        await page.SelectOptionAsync("select[name=outcome]", "noted");
        await page.Locator($"[id='p-{points[1]}'] button:text-is('Save')").FollowAsync();

        await page.FocusedAsync($"[id='p-{points[2]}']");
        Assert.Contains($"{points[1]} left this list", await page.InnerTextAsync($"[id='p-{points[2]}']"), StringComparison.Ordinal);
        await page.PressHereAsync("k");
        await page.FocusedAsync($"[id='p-{points[0]}']");
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
