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
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);

        await page.OpenAsync($"{Staff}/points");
        await page.FillAsync("#words", "bikes");
        await page.SelectOptionAsync("#theme", "asb");
        await page.FollowAsync("button:text-is('Show points')");
        Assert.Contains("words=bikes", page.Url, StringComparison.Ordinal);
        Assert.Contains(
            "bikes",
            (await page.Locator("blockquote mark").First.InnerTextAsync()).ToLowerInvariant(),
            StringComparison.Ordinal
        );
        var id = await page.Locator(".points > li").First.GetAttributeAsync("id");
        var first = page.Locator($"[id='{id}']");

        await first.Locator("button[aria-label^='Victims']").FollowAsync();
        Assert.Equal("true", await first.Locator("button[aria-label^='Victims']").GetAttributeAsync("aria-pressed"));
        Assert.EndsWith($"#{id}", page.Url, StringComparison.Ordinal);
        await page.FollowAsync(".done button");
        Assert.Equal("false", await first.Locator("button[aria-label^='Victims']").GetAttributeAsync("aria-pressed"));

        await first.Locator("summary:text-is('Decide')").ClickHereAsync();
        await first.Locator("select[name=outcome]").SelectOptionAsync("noted");
        await first.Locator("textarea[name=answer]").FillAsync("Seized bikes are counted in section 2.");
        await first.Locator("input[name=agreed]").CheckAsync();
        await first.Locator("button:text-is('Save')").FollowAsync();
        Assert.Contains("Decided: Noted", await first.InnerTextAsync(), StringComparison.Ordinal);

        await page.OpenAsync($"{Staff}/history");
        Assert.Contains("Decided", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyboard_GoesThroughTheListAndOpensALetterAtItsPoint()
    {
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        await page.OpenAsync($"{Staff}/points");
        Assert.True(await page.Locator("[data-keys] > li").CountAsync() > 2);

        await page.PressHereAsync("j", "j");
        var second = await page.Locator(".points > li").Nth(1).GetAttributeAsync("id");
        Assert.Equal(second, await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.PressAndFollowAsync("o");

        Assert.EndsWith($"#{second}", page.Url, StringComparison.Ordinal);
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
        await page.OpenAsync($"{Staff}/{reference}");

        await page.EvaluateAsync(
            """
            const words = document.querySelector('.passage.aside blockquote, .passage blockquote').firstChild
            getSelection().setBaseAndExtent(words, 0, words, 4)
            """
        );
        await page.FollowAsync("button.chosen");

        Assert.Contains("done=", page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator(".done").IsVisibleAsync());
    }
}
