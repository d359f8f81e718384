using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>What every page of staff and public is looked at for.</summary>
internal static class Looking
{
    private static readonly int[] Widths = [320, 1280];

    /// <summary>
    /// What the eye stumbles on: a list or table with nothing in it, which is drawn as a line or an empty box, and a tick that does not
    /// stand beside its words.
    /// </summary>
    private const string Stumbles = """
        () => [
          ...[...document.querySelectorAll('ul, ol, dl, tbody')]
            .filter(list => list.children.length === 0)
            .map(list => `empty: ${list.outerHTML}`),
          ...[...document.querySelectorAll('label.tick')].filter(label => {
            const box = label.querySelector('input').getBoundingClientRect()
            const range = document.createRange()
            // Before its words some say to a screen reader alone what is chosen.
            range.selectNodeContents(label.lastChild)
            const words = range.getBoundingClientRect()
            return label.lastChild.nodeType === Node.TEXT_NODE && box.height > 0 && words.width > 4
              && Math.abs(words.top + words.bottom - box.top - box.bottom) > 8
          }).map(label => `tick beside its words: ${label.innerText}`),
        ]
        """;

    /// <summary>
    /// Adds what axe finds, and whether anything is wider than the screen, on a phone (which is also 1280 at 400 %) and on a desk. Where
    /// scripts do not run there is nothing to ask. With <c>SCREENSHOTS</c> set to a folder the page is put there to be looked at.
    /// </summary>
    internal static async Task AtAsync(IPage page, bool javaScript, List<string> found)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? "";
        if (!javaScript && folder.Length == 0)
            return;
        var before = page.ViewportSize!;
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, before.Height);
            if (folder.Length > 0)
            {
                var name = string.Concat(new Uri(page.Url).PathAndQuery.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(folder, $"{name}-{width}-{Guid.NewGuid().ToString("N")[..4]}.png"), FullPage = true }
                );
            }

            if (!javaScript)
                continue;
            found.AddRange((await page.ViolationsAsync()).Select(violation => $"{page.Url} at {width}: {violation}"));
            found.AddRange((await page.EvaluateAsync<string[]>(Stumbles)).Select(stumble => $"{page.Url} at {width}: {stumble}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
                found.Add($"{page.Url} is {wide} wide at {width}");
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
    }
}
