using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>
/// An officer takes a consultation from a survey tool's sheet to the last file. What the files say is compared with the screens by
/// <c>OfficeSuiteTests</c>.
/// </summary>
public sealed class WholeConsultationTests(Chromium chromium)
{
    private const string Public = $"/{LocalHostUnderTest.Slug}";
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const int Rows = 60;

    [Fact]
    public async Task Officer_ImportsTypesClosesDecidesPublishesRepliesAndMakesEveryFile()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);

        await ImportAsync(host, page);
        await page.OpenAsync($"{Staff}/paper");
        foreach (var words in new[] { "The lanes are dark at night.", "The bins are burnt by gangs." })
        {
            await page.FillAsync("#received", "2026-11-20");
            await page.FillAsync("#q-asb", words);
            await page.FollowAsync("button:text-is('Save and type the next')");
            await page.WaitForSelectorAsync(".done");
            Assert.Equal("", await page.InputValueAsync("#q-asb"));
        }

        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere Police and Crime Panel" },
                answers = new[]
                {
                    new { question = "letter", text = "a) Patrols should be doubled.\nb) Please publish an impact assessment." },
                },
            },
            partner: true
        );
        await host.DrainAsync();
        Assert.Equal(Rows + 3, (await host.AccountAsync()).GetProperty("received").GetInt64());

        // It closes: the public sees so.
        host.Clock.Set(new DateTimeOffset(2027, 2, 3, 9, 0, 0, TimeSpan.Zero));
        await page.OpenAsync("/");
        await page.WaitForSelectorAsync("h2:text-is('Closed')");

        var decided = await DecideAllAsync(page);
        await WriteAConcernAsync(page);
        await page.OpenAsync($"{Staff}/outcome");
        await page.FollowAsync("a:has-text('Publish: 1 concern')");
        await page.FollowAsync("button:text-is('Publish it all the same')");
        await page.FollowAsync("a:text-is('see it as the public does')");
        await page.WaitForSelectorAsync("main >> text=Two more officers patrol the park.");
        await page.OpenAsync($"{Staff}/replies");
        await page.FollowAsync("a:text-is('Choose all that are ready')");
        await page.FollowAsync("button:text-is('Send to those chosen') >> nth=0");
        await page.FollowAsync("button:text-is('Send it')");
        await page.WaitForSelectorAsync(".done:has-text('Panel: sent.')");
        Assert.Single(host.Outbox, mail => mail.Mail.Category == "reply");

        var files = await FilesAsync(page);
        Assert.True(files.Count > 20, $"{files.Count} files were made.");
        Assert.All(files, file => Assert.True(IsWhole(file.Content, file.Address), file.Address));
        await page.OpenAsync($"{Staff}/points?decision=decided&decision=inDecidedConcern");
        Assert.EndsWith($": {decided}", await page.InnerTextAsync("#found"), StringComparison.Ordinal);
    }

    private static async Task ImportAsync(LocalHostUnderTest host, IPage page)
    {
        var rows = Enumerable
            .Range(1, Rows)
            .Select(row => $"{1 + (row % 28):00}/11/2026,\"Gangs gather in park {row} and nobody moves them.\"");
        await page.OpenAsync($"{Staff}/import");
        await page.SetInputFilesAsync(
            "#sheet",
            new FilePayload
            {
                Name = "survey.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes($"Date,asb\n{string.Join('\n', rows)}\n"),
            }
        );
        await page.FollowAsync("button:text-is('Look at it')");
        await page.FollowAsync($"button:text-is('Take in {Rows} responses')");
        await page.WaitForSelectorAsync($"text=0 of {Rows} taken in");
        await host.DrainAsync();
        await page.WaitForSelectorAsync("text=All are taken in");
    }

    /// <summary>How many points were decided.</summary>
    private static async Task<string> DecideAllAsync(IPage page)
    {
        await page.OpenAsync($"{Staff}/points?decision=undecided");
        var count = (await page.InnerTextAsync("#found")).Split(": ")[^1];
        await page.CheckAsync("input[name=which][value=all]");
        await page.FollowAsync(".many button:text-is('Decide')");
        await page.SelectOptionAsync("#outcome-many", "noted");
        await page.CheckAsync("input[name=agreed]");
        await page.FollowAsync($"button:text-is('Decide {count} points')");
        await page.WaitForSelectorAsync($".done:has-text('Decided and agreed: {count} points')");
        return count;
    }

    private static async Task WriteAConcernAsync(IPage page)
    {
        await page.OpenAsync($"{Staff}/points?words=gangs");
        await page.CheckAsync("input[name=which][value=all]");
        await page.FollowAsync("button:text-is('Put in a concern')");
        await page.FillAsync("#title", "Gangs in the park");
        await page.FollowAsync("button:has-text('Put in a concern: ')");
        await page.WaitForSelectorAsync(".done:has-text('Done to ')");
        await page.OpenAsync($"{Staff}/concerns");
        await page.FollowAsync("th a:text-is('Gangs in the park')");
        await page.SelectOptionAsync("#outcome-concern", "changed-the-plan");
        await page.FillAsync("#answer-concern", "Two more officers patrol the park.");
        await page.CheckAsync("input[name=agreed]");
        await page.FollowAsync("button:text-is('Save')");
        await page.WaitForSelectorAsync("main >> text=Agreed: Changed the plan");
    }

    /// <summary>Everything that these pages offer to download, with the Panel's table, which a form asks for.</summary>
    private static async Task<List<(string Address, byte[] Content)>> FilesAsync(IPage page)
    {
        var addresses = new HashSet<string>(StringComparer.Ordinal)
        {
            $"{Staff}/export/panel.docx?by=kind&form=full",
            $"{Staff}/export/panel.docx?by=theme&form=two&in=cy",
            $"{Staff}/export/panel.xlsx?by=section",
        };
        foreach (var path in new[] { "export", "report", "replies" })
        {
            await page.OpenAsync($"{Staff}/{path}");
            addresses.UnionWith(
                await page.Locator("a[download]").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")
            );
        }

        var files = new List<(string, byte[])>();
        foreach (var address in addresses)
        {
            var answer = await page.APIRequest.GetAsync(address);
            Assert.Equal((address, 200), (address, answer.Status));
            files.Add((address, await answer.BodyAsync()));
        }

        return files;
    }

    /// <summary>An archive with its end, text with the mark that spreadsheet programs want, or JSON to the last line.</summary>
    private static bool IsWhole(byte[] file, string address) =>
        address.Contains(".csv", StringComparison.Ordinal) ? file.AsSpan().StartsWith("\uFEFF"u8) && file[^1] == '\n'
        : address.Contains(".jsonl", StringComparison.Ordinal) ? AreObjects(Encoding.UTF8.GetString(file))
        : file.AsSpan().StartsWith("PK"u8) && file.AsSpan().IndexOf("PK\u0005\u0006"u8) > 0;

    private static bool AreObjects(string lines) =>
        lines.EndsWith('\n')
        && lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .All(line => JsonDocument.Parse(line).RootElement.ValueKind is JsonValueKind.Object);
}
