namespace ConsultationIntake.Browser.Tests;

/// <summary>A manager makes a key for a program and revokes it.</summary>
public sealed class KeysTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Manager_MakesAndRevokes(int width, bool javaScript)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);
        var found = new List<string>();

        await page.OpenAsync($"/staff/{LocalHostUnderTest.Slug}/keys");
        await page.FollowAsync("button:text-is('Make a key')");
        Assert.Contains("Say whose key it is", await page.InnerTextAsync(".errors"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.FillAsync("#client", "The dashboard");
        await page.CheckAsync("input[value=Read]");
        await page.FollowAsync("button:text-is('Make a key')");
        Assert.StartsWith("ci_", await page.InputValueAsync("#made"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("button:has-text('Revoke')");
        Assert.Equal(0, await page.Locator("button:has-text('Revoke')").CountAsync());

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
