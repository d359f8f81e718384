namespace ConsultationIntake.Browser.Tests;

public sealed class EqualityTests(Chromium chromium)
{
    [Fact]
    public async Task Answers_AreCountedOnceAndShownWithSmallNumbersLeftOut()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await walk.StartAsync();
        await walk.FillAsync();
        await walk.ContinueAsync();
        await page.OpenAsync($"{walk.Root}/check");
        await walk.SendAsync();
        await page.FollowAsync("a[href*='/equality']");
        await page.Locator("input[name=e-sex]").First.CheckAsync();
        await page.FollowAsync("main form button");

        await page.OpenAsync($"{walk.Root}/equality");
        Assert.EndsWith("/sent", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        var counts = await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/equality");
        var sex = counts.GetProperty("questions").EnumerateArray().Single(question => question.GetProperty("id").GetString() == "sex");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, sex.GetProperty("answered").ValueKind);
        Assert.True(sex.GetProperty("options")[0].GetProperty("suppressed").GetBoolean());
        await page.OpenAsync($"/staff/{LocalHostUnderTest.Slug}/equality");
        Assert.Contains("Too few answers to show", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main table").CountAsync());
    }
}
