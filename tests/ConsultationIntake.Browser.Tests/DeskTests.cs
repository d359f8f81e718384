namespace ConsultationIntake.Browser.Tests;

/// <summary>An officer at the desk: finds points, reads them, puts them right, decides. On a desk's screen and on a phone.</summary>
public sealed class DeskTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_FindsPutsRightDecidesAndUndoes(int width, bool javaScript)
    {
        await using var host = await DemonstrationAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);

        await page.GotoAsync($"{Staff}/points");
        await page.FillAsync("#words", "bikes");
        await page.SelectOptionAsync("#theme", "asb");
        await page.ClickAsync("button:text-is('Show points')");
        Assert.Contains("words=bikes", page.Url, StringComparison.Ordinal);
        Assert.Contains(
            "bikes",
            (await page.Locator("blockquote mark").First.InnerTextAsync()).ToLowerInvariant(),
            StringComparison.Ordinal
        );
        var id = await page.Locator(".points > li").First.GetAttributeAsync("id");
        var first = page.Locator($"[id='{id}']");

        await first.Locator("button[aria-label^='Victims']").ClickAsync();
        Assert.Equal("true", await first.Locator("button[aria-label^='Victims']").GetAttributeAsync("aria-pressed"));
        Assert.EndsWith($"#{id}", page.Url, StringComparison.Ordinal);
        await page.ClickAsync(".done button");
        Assert.Equal("false", await first.Locator("button[aria-label^='Victims']").GetAttributeAsync("aria-pressed"));

        await first.Locator("summary:text-is('Decide')").ClickAsync();
        await first.Locator("select[name=outcome]").SelectOptionAsync("noted");
        await first.Locator("textarea[name=answer]").FillAsync("Seized bikes are counted in section 2.");
        await first.Locator("input[name=agreed]").CheckAsync();
        await first.Locator("button:text-is('Save')").ClickAsync();
        Assert.Contains("Decided: Noted", await first.InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync($"{Staff}/history");
        Assert.Contains("Decided", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyboard_GoesThroughTheListAndOpensALetterAtItsPoint()
    {
        await using var host = await DemonstrationAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        await page.GotoAsync($"{Staff}/points");
        await page.WaitForFunctionAsync("document.querySelectorAll('[data-keys] > li').length > 2");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        var second = await page.Locator(".points > li").Nth(1).GetAttributeAsync("id");
        Assert.Equal(second, await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync($"**#{second}");

        Assert.True(await page.Locator($"[id='{second}'].passage").IsVisibleAsync());
    }

    [Fact]
    public async Task ChosenWords_SetAside_BecomeAPoint()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "Dear Commissioner,\n\nThe lanes are dark." } } }
        );
        await host.DrainAsync();
        await page.GotoAsync($"{Staff}/{reference}");

        await page.EvaluateAsync(
            """
            const words = document.querySelector('.passage.aside blockquote, .passage blockquote').firstChild
            getSelection().setBaseAndExtent(words, 0, words, 4)
            """
        );
        await page.ClickAsync("button.chosen");
        await page.WaitForURLAsync("**done=*");

        Assert.True(await page.Locator(".done").IsVisibleAsync());
    }

    [Fact]
    public async Task EveryPage_OnAPhone_HasNoViolationAndIsNoWiderThanTheScreen()
    {
        await using var host = await DemonstrationAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var found = new List<string>();

        await page.GotoAsync($"{Staff}/responses");
        var letter = await page.Locator("th a").First.GetAttributeAsync("href");
        foreach (
            var path in new[]
            {
                Staff,
                $"{Staff}/responses",
                $"{Staff}/points",
                $"{Staff}/safeguarding",
                $"{Staff}/partners",
                $"{Staff}/history",
                letter!,
            }
        )
        {
            await page.GotoAsync(path);
            found.AddRange((await page.ViolationsAsync()).Select(violation => $"{path}: {violation}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is > 320 and var width)
                found.Add($"{path} is {width} wide");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<LocalHostUnderTest> DemonstrationAsync()
    {
        var host = await LocalHostUnderTest.StartAsync(settings: ["--LocalHost:Demonstration", "true"]);
        await host.DrainAsync();
        return host;
    }
}
