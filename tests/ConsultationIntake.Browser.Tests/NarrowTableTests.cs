namespace ConsultationIntake.Browser.Tests;

/// <summary>Tables on a phone: all of one is seen, or it says that it goes on.</summary>
public sealed class NarrowTableTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    /// <summary>Tables that are cut without a word, by what stands in their heads.</summary>
    private const string CutWithoutAWord = """
        [...document.querySelectorAll('table')].filter(table => table.checkVisibility()).filter(table => {
          const box = table.closest('.scroll') ?? table.parentElement
          const hint = box.previousElementSibling
          return box.scrollWidth > box.clientWidth && !(hint?.matches('.wider') && hint.checkVisibility() && box.tabIndex === 0)
        }).map(table => table.tHead?.innerText ?? 'a table')
        """;

    [Fact]
    public async Task Tables_At360Pixels_ReflowOrSayThatTheyGoOn()
    {
        await using var host = await Demonstrated.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 360);
        var cut = new List<string>();

        foreach (var path in new[] { "", "/replies", "/report", "/partners", "/export", "/themes" })
        {
            await page.OpenAsync($"{Staff}{path}");
            cut.AddRange((await page.EvaluateAsync<string[]>(CutWithoutAWord)).Select(head => $"{path}: {head}"));
        }

        Assert.True(cut.Count == 0, string.Join('\n', cut));
        await page.OpenAsync(Staff);
        Assert.True(await page.Locator("section[aria-labelledby=themes] .wider").IsVisibleAsync());
        await page.OpenAsync($"{Staff}/replies");
        Assert.Equal(0, await page.Locator(".wider:visible").CountAsync());
    }
}
