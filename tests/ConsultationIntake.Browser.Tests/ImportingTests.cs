using System.Text;
using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>An officer takes in a sheet from a survey tool.</summary>
public sealed class ImportingTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private const string First = "What should the police and their partners do about anti-social behaviour where you live or work?";

    private static readonly byte[] Sheet = Encoding.UTF8.GetBytes(
        $"""
        Respondent ID,Submitted at,Email,"Q1. {First}",Comments
        901,13/11/2026 14:05,ann@example.com,The lanes are dark.,The buses never come on time.
        902,14/11/2026,bryn@example,Noisy gangs gather in the park.,
        """
    );

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_LooksPutsRightAndTakesIn(int width, bool javaScript)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);
        var found = new List<string>();

        await page.OpenAsync($"{Staff}/import");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("button:text-is('Look at it')");
        Assert.Contains("Choose a file", await page.InnerTextAsync(".errors"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.SetInputFilesAsync(
            "#sheet",
            new FilePayload
            {
                Name = "survey.csv",
                MimeType = "text/csv",
                Buffer = Sheet,
            }
        );
        await page.FollowAsync("button:text-is('Look at it')");
        Assert.Contains("Enter an email address", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.SelectOptionAsync("#column-2", "LeaveOut");
        await page.SelectOptionAsync("#column-4", "question:else");
        await page.FollowAsync("button:text-is('Look again')");
        await page.FollowAsync("button:text-is('Take in 2 responses')");
        await Looking.AtAsync(page, javaScript, found);
        Assert.Contains("0 of 2 taken in", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await host.DrainAsync();
        if (javaScript)
            await page.WaitForSelectorAsync("text=All are taken in");
        else
            await page.FollowAsync("a:text-is('Look again')");
        await page.FollowAsync("a:has-text('See what came from files')");
        Assert.Equal(2, await page.Locator("tbody tr").CountAsync());
        await page.OpenAsync($"{Staff}/import");
        await Looking.AtAsync(page, javaScript, found);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
