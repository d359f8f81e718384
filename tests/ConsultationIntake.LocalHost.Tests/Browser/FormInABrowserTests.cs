using Microsoft.Playwright;

namespace ConsultationIntake.LocalHost.Tests.Browser;

public sealed class FormInABrowserTests
{
    [Fact]
    public async Task Visitor_FillsInTheForm_AndStaffSeeTheResponse()
    {
        var chromium = Chromium();
        Assert.SkipWhen(chromium is null, "No Chromium is installed on this machine.");
        await using var host = await LocalHostUnderTest.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-background-networking"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });

        await page.GotoAsync(new Uri(host.Address, LocalHostUnderTest.Slug).ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Start now" }).ClickAsync();
        for (var pages = 0; pages < 30 && !page.Url.EndsWith("/check", StringComparison.Ordinal); pages++)
        {
            if (page.Url.EndsWith("/else", StringComparison.Ordinal))
                await page.Locator("textarea").FillAsync("The noise from off-road bikes goes on all night.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        }

        await page.Locator("#send").ClickAsync();

        var confirmation = await page.ContentAsync();
        await host.DrainAsync();
        var reference = System.Text.RegularExpressions.Regex.Match(confirmation, "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}").Value;
        await page.GotoAsync(new Uri(host.Address, $"staff/{LocalHostUnderTest.Slug}/{reference}").ToString());
        Assert.Contains("off-road bikes", await page.Locator("blockquote").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("blockquote mark").CountAsync() > 0);
    }

    private static string? Chromium() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
}
