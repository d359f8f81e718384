using System.Net.Http.Json;
using System.Text.Json;

namespace ConsultationIntake.Browser.Tests;

/// <summary>An officer publishes, and the public reads.</summary>
public sealed class PublishingTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}/outcome";
    private const string Public = $"/{LocalHostUnderTest.Slug}/outcome";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_WritesPreviewsPublishesAndWithdraws(int width, bool javaScript)
    {
        await using var host = await WithAConcernAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);
        var found = new List<string>();

        await page.OpenAsync(Public);
        await Looking.AtAsync(page, javaScript, found);
        await page.OpenAsync(Staff);
        await page.Locator("summary:text-is('Words for publication')").ClickHereAsync();
        await page.FillAsync("textarea[name=title-welsh]", "Gangiau yn y parc");
        await page.FillAsync("textarea[name=answer-welsh]", "Mae dau swyddog arall yn y parc.");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("button:text-is('Save')");
        Assert.Contains("Saved", await page.InnerTextAsync(".done"), StringComparison.Ordinal);
        await page.FollowAsync("a:text-is('Preview')");
        Assert.Contains("This is a preview", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("a:text-is('Go back to publish it')");
        await page.FollowAsync("a.button:has-text('Publish')");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("main button:has-text('Publish')");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("a:text-is('see it as the public does')");
        Assert.Contains("Two more officers patrol the park.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("a[hreflang=cy]");
        Assert.Contains("Mae dau swyddog arall yn y parc.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        host.Clock.Advance(TimeSpan.FromDays(70));
        await page.OpenAsync("/");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("main a:has-text('You said, we did')");
        Assert.EndsWith(Public, page.Url, StringComparison.Ordinal);
        await page.OpenAsync(Staff);
        await page.FollowAsync("button:text-is('Withdraw')");
        Assert.Contains("It is withdrawn.", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<LocalHostUnderTest> WithAConcernAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        foreach (var text in new[] { "Gangs throw bottles in the park at the weekend.", "Gangs gather in the park every night." })
            await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text } } });
        await host.DrainAsync();
        var api = $"/api/consultations/{LocalHostUnderTest.Slug}";
        var disposition = new
        {
            outcome = "changed-the-plan",
            planSection = "Objective 1: Streets we can enjoy",
            answer = "Two more officers patrol the park.",
            isAgreed = true,
        };
        using var made = await host.Client.PostAsJsonAsync($"{api}/concerns", new { title = "Gangs in the park", disposition });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("concern").GetProperty("id").GetString();
        using var grouped = await host.Client.PostAsJsonAsync($"{api}/concerns/{id}/points?words=gangs", new { expected = 2 });
        grouped.EnsureSuccessStatusCode();
        return host;
    }
}
