using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>
/// axe on every page and state, on a phone (which is also 1280 at 400 %); and on a desk in one
/// of the languages, as what differs there is not the words. Nothing may scroll sideways at either width in either.
/// </summary>
public abstract class AccessibilityTests(Chromium chromium, string language, int[] axeWidths)
{
    private static readonly int[] Widths = [320, 1280];

    [Fact]
    public async Task EveryPageAndState_HasNoViolation()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var found = new List<string>();
        var states = 0;
        async Task CheckAsync(string state)
        {
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 740);
                if (axeWidths.Contains(width))
                    found.AddRange((await page.ViolationsAsync()).Select(violation => $"{state} at {width}: {violation}"));
                if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    found.Add($"{state} at {width}: scrolls sideways");
            }

            states++;
        }

        foreach (
            var path in new[]
            {
                "/",
                "/cookies",
                $"/{LocalHostUnderTest.Slug}",
                $"/{LocalHostUnderTest.Slug}/plan",
                $"/{LocalHostUnderTest.Slug}/privacy",
                $"/{LocalHostUnderTest.Slug}/accessibility",
                "/nothing/here/at-all",
                $"/{LocalHostUnderTest.Slug}/answer/{new string('a', 32)}/check",
            }
        )
        {
            await page.OpenAsync($"{path}?lang={language}");
            await CheckAsync(path);
        }

        var walk = new Walk(page);
        await walk.StartAsync(language);
        await walk.ToCheckAsync(() => CheckAsync(walk.Name));
        await CheckAsync("check");
        foreach (var (name, field, wrong) in new[] { ("area", "#area", "nowhere"), ("contact", "#email", "nobody@") })
        {
            await page.OpenAsync($"{walk.Root}/{name}");
            await page.FillAsync(field, wrong);
            await walk.ContinueAsync();
            await CheckAsync($"{name} with an error");
        }

        await page.OpenAsync($"{walk.Root}/files");
        await page.SetInputFilesAsync(
            "#files",
            (FilePayload[])
                [
                    new()
                    {
                        Name = "a.txt",
                        MimeType = "text/plain",
                        Buffer = "words"u8.ToArray(),
                    },
                    new()
                    {
                        Name = "b.exe",
                        MimeType = "text/plain",
                        Buffer = [0x4D, 0x5A, 0],
                    },
                ]
        );
        await page.FollowAsync("button[value=continue]");
        await CheckAsync("files with an error");
        await page.OpenAsync($"{walk.Root}/later");
        await CheckAsync("later");
        await page.FollowAsync("main form button");
        await CheckAsync("later with an error");
        await page.FillAsync("#email", "ann@example.com");
        await page.FollowAsync("main form button");
        await CheckAsync("link sent");
        await page.OpenAsync($"{walk.Root}/check");
        await walk.SendAsync();
        await CheckAsync("sent");
        await page.OpenAsync($"{walk.Root}/copy");
        await CheckAsync("copy");
        await page.OpenAsync($"{walk.Root}/equality");
        await CheckAsync("equality");
        await page.FollowAsync("main form button");
        await CheckAsync("equality answered");

        TestContext.Current.SendDiagnosticMessage(
            $"{states} pages and states in {language}, each at {string.Join(" and ", axeWidths)}: {found.Count} violations."
        );
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("2026-10-30T12:00:00Z")]
    [InlineData("2027-02-20T12:00:00Z")]
    public async Task NotOpenOrClosed_HasNoViolation(string now)
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            now: DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)
        );
        var page = await chromium.NewPageAsync(host.Address, forcedColours: ForcedColors.Active);

        await page.OpenAsync($"/{LocalHostUnderTest.Slug}?lang={language}");

        Assert.Empty(await page.ViolationsAsync());
    }
}
