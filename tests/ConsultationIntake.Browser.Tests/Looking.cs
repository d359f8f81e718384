using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>What every page of staff and public is looked at for.</summary>
internal static class Looking
{
    /// <summary>
    /// Adds what axe finds where scripts run, and whether anything is wider than the screen. With <c>SCREENSHOTS</c> set to a folder the
    /// page is put there to be looked at.
    /// </summary>
    internal static async Task AtAsync(IPage page, bool javaScript, int width, List<string> found)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
        {
            var name = string.Concat(new Uri(page.Url).AbsolutePath.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, $"{name}-{width}-{Guid.NewGuid().ToString("N")[..4]}.png"), FullPage = true }
            );
        }

        if (!javaScript)
            return;
        found.AddRange((await page.ViolationsAsync()).Select(violation => $"{page.Url}: {violation}"));
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
            found.Add($"{page.Url} is {wide} wide at {width}");
    }
}
