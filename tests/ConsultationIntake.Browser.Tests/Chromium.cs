using ConsultationIntake.Browser.Tests;
using ConsultationIntake.Contracts;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace ConsultationIntake.Browser.Tests;

/// <summary>
/// One headless Chromium for all tests: <c>CHROMIUM</c>, or the one that is installed. Without one the tests are skipped.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--disable-component-update",
        "--disable-sync",
    ];

    private string? path;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        path = new[]
        {
            Environment.GetEnvironmentVariable("CHROMIUM"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        }.FirstOrDefault(File.Exists);
        if (path is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A browser of its own with what a folder has of an earlier one: closing it is closing the browser.</summary>
    internal async Task<IBrowserContext> OpenAsync(string profile, Uri site)
    {
        Assert.SkipWhen(playwright is null, "No Chromium is installed on this machine.");
        var context = await playwright.Chromium.LaunchPersistentContextAsync(
            profile,
            new()
            {
                ExecutablePath = path,
                Args = Flags,
                BaseURL = site.ToString(),
                Locale = "en-GB",
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        context.SetDefaultTimeout((float)Patience.Longest.TotalMilliseconds);
        context.SetDefaultNavigationTimeout((float)Patience.Longest.TotalMilliseconds);
        context.NotePages();
        return context;
    }

    internal async Task<IPage> NewPageAsync(
        Uri site,
        int width = 320,
        bool javaScript = true,
        string locale = "en-GB",
        ForcedColors? forcedColours = null
    )
    {
        Assert.SkipWhen(browser is null, "No Chromium is installed on this machine.");
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = site.ToString(),
                JavaScriptEnabled = javaScript,
                Locale = locale,
                ForcedColors = forcedColours,
                ViewportSize = new() { Width = width, Height = 740 },
            }
        );
        context.SetDefaultTimeout((float)Patience.Longest.TotalMilliseconds);
        context.SetDefaultNavigationTimeout((float)Patience.Longest.TotalMilliseconds);
        context.NotePages();
        return await context.NewPageAsync();
    }
}
