using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>What a Panel and a court are given: the table of points, and a response as evidence.</summary>
public sealed class PanelTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_SaysWhoAndWhatWasDone_AndKeepsTheOfficesOwnReason()
    {
        await using var host = await StartAsync();

        var document = await WordAsync(host, "panel.docx?by=kind");
        var rows = document.Tables.SelectMany(table => table.Skip(1)).ToList();

        var decided = Assert.Single(rows, row => row[0].StartsWith("Victims wait", StringComparison.Ordinal));
        Assert.Equal(
            ("A member of the public", "Changed the plan", "There is a new section on letters.", "Objective 2: Victims come first"),
            (decided[1], decided[2], decided[3], decided[4])
        );
        Assert.Contains(rows, row => row[1] == "Westmere City Council" && row[2] == "Not decided yet");
        Assert.DoesNotContain("between ourselves", document.Text, StringComparison.Ordinal);
        Assert.Contains("Council (", document.Text, StringComparison.Ordinal);
        Assert.Contains("Members of the public (", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("theme", "Anti-social behaviour (")]
    [InlineData("section", "No section of the plan (")]
    public async Task Table_IsGroupedAsAsked_AndAsAWorkbookSaysTheSame(string by, string heading)
    {
        await using var host = await StartAsync();

        var document = await WordAsync(host, $"panel.docx?by={by}");
        var book = Workbook.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/panel.xlsx?by={by}", Token)).Table("Panel");

        Assert.Contains(heading, document.Text, StringComparison.Ordinal);
        Assert.Equal(
            document.Tables.SelectMany(table => table.Skip(1)).Select(row => row[0]),
            book.Select(row => $"{row["point"]}\n{row["reference"]}")
        );
    }

    [Fact]
    public async Task Table_InTwoColumnsAndInWelsh_IsBoth()
    {
        await using var host = await StartAsync();

        var document = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/panel.docx?form=two&in=cy", Token), "cy-GB");

        Assert.All(document.Tables, table => Assert.Equal(2, table[0].Count));
        Assert.Contains(
            "Newidiwyd y cynllun\nThere is a new section on letters.",
            document.Tables.SelectMany(table => table).Select(row => row[1]).Aggregate((all, cell) => $"{all}\n{cell}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PointThatMayBeAboutSomebodysSafety_IsNotShownToThePanel()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "victims", text = "My husband hits me and I am afraid to go home tonight." } } }
        );
        await host.DrainAsync();
        Assert.Equal(1, (await host.JsonAsync($"{Api}/points?safeguarding=new")).GetProperty("count").GetInt64());

        var document = await WordAsync(host, "panel.docx");

        Assert.DoesNotContain("hits me", document.Text, StringComparison.Ordinal);
        Assert.Contains("Not shown", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_HasEveryWordOnce_ItsPointsNumberedAndWhatWasDoneBesideThem()
    {
        await using var host = await StartAsync();
        var letter = (await host.JsonAsync($"{Api}/submissions?channel=partner")).GetProperty("submissions")[0];
        var reference = letter.GetProperty("reference").GetString();
        var stored = await host.SubmissionAsync(reference!);

        var document = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/{reference}/letter.docx", Token));
        var rows = document.Tables.SelectMany(table => table.Skip(1)).ToList();

        Assert.Equal(
            stored
                .GetProperty("points")
                .EnumerateArray()
                .Select(point => point.GetProperty("number").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            rows.Select(row => row[0]).Where(number => number.Length > 0)
        );
        Assert.All(rows.Where(row => row[0].Length == 0), row => Assert.StartsWith("Set aside", row[2], StringComparison.Ordinal));
        Assert.Contains(rows, row => row[0].Length > 0 && row[2].StartsWith("Not decided", StringComparison.Ordinal));
        Assert.Contains("from Westmere City Council", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letter_WithPersonalData_WantsAReasonAndIsInTheHistory()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "The lanes are dark. Ring me on 01632 960001." } } }
        );
        await host.DrainAsync();

        var unasked = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/{reference}/letter.docx", Token));
        using var refused = await AskAsync("");
        using var given = await AskAsync("The court ordered it");

        Assert.DoesNotContain("960001", unasked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("01632 960001", WordText.Read(await given.Content.ReadAsByteArrayAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Contains("The court ordered it", (await host.JsonAsync($"{Api}/history?act=export")).ToString(), StringComparison.Ordinal);

        Task<HttpResponseMessage> AskAsync(string reason) =>
            host.Client.PostAsync($"{Staff}/{reference}/letter.docx", new FormUrlEncodedContent([new("reason", reason)]), Token);
    }

    private static async Task<WordText> WordAsync(LocalHostUnderTest host, string file) =>
        WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/{file}", Token));

    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        foreach (
            var text in new[]
            {
                "Noisy gangs gather in the park every night, and nobody moves them on.",
                "Victims wait too long for a letter.",
            }
        )
            await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text } } });
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere City Council" },
                answers = new[]
                {
                    new
                    {
                        question = "letter",
                        text = "Dear Commissioner,\n\na) Anti-social behaviour matters most to our residents and patrols should be "
                            + "doubled.\nb) Please publish an equality impact assessment.\n\nYours sincerely",
                    },
                },
            },
            partner: true
        );
        await host.DrainAsync();
        var id = (await host.JsonAsync($"{Api}/points?words=victims")).GetProperty("points")[0].GetProperty("id").GetString();
        var disposition = new
        {
            outcome = "changed-the-plan",
            planSection = "Objective 2: Victims come first",
            answer = "There is a new section on letters.",
            reason = "A matter between ourselves.",
            isAgreed = true,
        };
        using var decided = await host.Client.PostAsJsonAsync(
            $"{Api}/points/{id}/actions",
            new { action = new { @do = "decide", disposition } },
            Token
        );
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync(Token));
        return host;
    }
}
