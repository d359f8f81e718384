using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>The consultation report: its numbers against the lists they lead to, and its quotes.</summary>
public sealed partial class ReportTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryNumberInTheDocument_LeadsToExactlyWhatItCounts()
    {
        await using var host = await Demonstrated.StartAsync();

        var file = await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token);
        var text = WordText.Read(file).Text;
        var numbers = Links(file).Where(link => link.Address.Contains("/points", StringComparison.Ordinal)).ToList();

        Assert.True(numbers.Count > 15, $"There are {numbers.Count}.");
        foreach (var (address, said) in numbers)
        {
            var page = await host.Client.GetStringAsync(address, Token);
            Assert.Equal((address, said), (address, Count().Match(page).Groups[1].Value));
        }

        foreach (
            var heading in new[]
            {
                "Who was asked, and how",
                "What victims of crime said",
                "Campaigns",
                "What was done",
                "How this was counted",
            }
        )
            Assert.Contains(heading, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_HasItsFiguresInTheDocument_SoThatWordEditsIt()
    {
        await using var host = await StartAsync();
        using var document = WordprocessingDocument.Open(
            new MemoryStream(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token)),
            isEditable: false
        );

        var chart = Assert.Single(document.MainDocumentPart!.ChartParts);
        Assert.EndsWith(".xlsx", chart.EmbeddedPackagePart!.Uri.ToString(), StringComparison.Ordinal);
        using var copy = new MemoryStream();
        await chart.EmbeddedPackagePart!.GetStream().CopyToAsync(copy, Token);
        var figures = Workbook.Read(copy.ToArray()).Sheets.Single().Value;

        Assert.Equal(["", "Supports", "Mixed", "Neutral", "Asks", "Critical"], figures[0]);
        Assert.Equal(
            figures.Skip(1).Select(row => row[0]),
            chart
                .ChartSpace!.Descendants<DocumentFormat.OpenXml.Drawing.Charts.CategoryAxisData>()
                .First()
                .Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericValue>()
                .Select(value => value.Text)
        );
    }

    [Fact]
    public async Task Quotes_AreProposedAsSuch_UntilAnOfficerChooses()
    {
        await using var host = await StartAsync();
        var id = (await host.JsonAsync($"{Api}/points?words=bottles")).GetProperty("points")[0].GetProperty("id").GetString()!;

        var proposed = OnAntiSocialBehaviour(await DocumentAsync(host));
        using var chosen = await ChooseAsync(host, id, "choose");
        var after = OnAntiSocialBehaviour(await DocumentAsync(host));
        using var removed = await ChooseAsync(host, id, "remove");
        var again = OnAntiSocialBehaviour(await DocumentAsync(host));

        Assert.Contains("Proposed by the machine", proposed, StringComparison.Ordinal);
        Assert.DoesNotContain("As a disabled woman", proposed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Contains("Gangs throw bottles", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Proposed by the machine", after, StringComparison.Ordinal);
        Assert.Equal(proposed, again);
        var acts = (await host.JsonAsync($"{Api}/history"))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("act").GetString())
            .Where(act => act != "export");
        Assert.Equal(["removeQuote", "chooseQuote"], acts);
    }

    [Fact]
    public async Task WelshReport_SaysTheSameNumbersInWelsh()
    {
        await using var host = await StartAsync();
        var (concern, answer) = ("Telling victims", "Victims will be told within five days.");
        using var made = await host.Client.PostAsJsonAsync(
            $"{Api}/concerns",
            new
            {
                title = concern,
                disposition = new
                {
                    outcome = "noted",
                    answer,
                    isAgreed = true,
                },
            },
            Token
        );
        var id = (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Token))
            .GetProperty("concern")
            .GetProperty("id")
            .GetString();
        using var words = await host.Client.PostAsync(
            $"{Staff}/outcome/{id}/words",
            new FormUrlEncodedContent([
                new("title", concern),
                new("answer", answer),
                new("title-welsh", "Dweud wrth ddioddefwyr"),
                new("answer-welsh", "Cânt wybod o fewn pum diwrnod."),
            ]),
            Token
        );

        var english = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token));
        var welsh = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx?in=cy", Token), "cy-GB");

        var cells = welsh.Tables.SelectMany(table => table).SelectMany(row => row).ToList();
        Assert.Contains("Cyngor", cells);
        Assert.Contains("Elusen", cells);
        Assert.DoesNotContain(cells, cell => cell.ToLowerInvariant() is "council" or "charity" or "board");
        Assert.Contains("Dweud wrth ddioddefwyr", cells);
        Assert.Contains("Cânt wybod o fewn pum diwrnod.", cells);
        Assert.DoesNotContain(concern, welsh.Text, StringComparison.Ordinal);
        Assert.Contains(concern, english.Text, StringComparison.Ordinal);
        foreach (
            var said in new[] { "Pwy atebodd", "Derbyniwyd 3 o ymatebion.", "Heb ei benderfynu eto", "Sut y cyfrifwyd hyn", "Beirniadol" }
        )
            Assert.Contains(said, welsh.Text, StringComparison.Ordinal);
        foreach (var said in new[] { "Who answered", "responses were received", "Not decided yet", "How this was counted", "Critical" })
        {
            Assert.Contains(said, english.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(said, welsh.Text, StringComparison.Ordinal);
        }

        Assert.Equal(Numbers(english), Numbers(welsh));
    }

    [Fact]
    public async Task WhatChangedInThePlan_StandsBySection_InBothLanguages()
    {
        const string section = "Objective 1: Streets we can enjoy";
        await using var host = await StartAsync();
        var disposition = new
        {
            outcome = "changed-the-plan",
            planSection = section,
            answer = "Two more officers patrol the park.",
            answerWelsh = "Mae dau swyddog arall yn y parc.",
            isAgreed = true,
        };
        var before = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token)).Text;
        using var made = await host.Client.PostAsJsonAsync($"{Api}/concerns", new { title = "Gangs", disposition }, Token);
        var id = (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Token))
            .GetProperty("concern")
            .GetProperty("id")
            .GetString();
        using var grouped = await host.Client.PostAsJsonAsync($"{Api}/concerns/{id}/points?words=bottles", new { expected = 1 }, Token);
        Assert.Equal(HttpStatusCode.OK, grouped.StatusCode);
        using var published = await host.Client.PostAsync(
            $"{Staff}/outcome/publish",
            new FormUrlEncodedContent([new("sure", "yes")]),
            Token
        );

        var english = await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token);
        var welsh = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx?in=cy", Token), "cy-GB");

        Assert.Contains("Nothing that is agreed so far changed the plan.", before, StringComparison.Ordinal);
        Assert.Contains(
            WordText.Read(english).Tables.SelectMany(table => table),
            row => row.SequenceEqual([section, "Two more officers patrol the park.", "1"])
        );
        Assert.Contains(
            welsh.Tables.SelectMany(table => table),
            row => row.SequenceEqual(["Amcan 1: Strydoedd i'w mwynhau", "Mae dau swyddog arall yn y parc.", "1"])
        );
        Assert.DoesNotContain("Objective 1", welsh.Text, StringComparison.Ordinal);
        Assert.Contains(
            "1",
            Links(english).Where(link => link.Address.Contains("section=Objective", StringComparison.Ordinal)).Select(link => link.Text)
        );
        var page = await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}/outcome?lang=cy", Token);
        Assert.Contains("Amcan 1: Strydoedd i", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Objective 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotes_OfAPointOnSeveralThemes_AreProposedOnce()
    {
        await using var host = await Demonstrated.StartAsync();

        var quoted = (await host.JsonAsync($"{Api}/report"))
            .GetProperty("themes")
            .EnumerateArray()
            .SelectMany(theme => theme.GetProperty("quotes").EnumerateArray())
            .Select(quote => quote.GetProperty("point").GetString())
            .ToList();

        Assert.True(quoted.Count > 4, $"{quoted.Count} are quoted.");
        Assert.Equal(quoted.Distinct(), quoted);
    }

    /// <summary>Every whole number that stands alone in a cell, in order.</summary>
    private static List<string> Numbers(WordText document) =>
        [
            .. document
                .Tables.SelectMany(table => table)
                .SelectMany(row => row)
                .Where(cell => cell.Length > 0 && cell.All(char.IsAsciiDigit)),
        ];

    [Fact]
    public async Task WhatWasSaidAtMeetings_IsCountedApartFromWhatPeopleWrote()
    {
        await using var host = await StartAsync();
        var written = await host.JsonAsync($"{Api}/points?whose=ownView");
        using var typed = await host.Client.PostAsync(
            $"{Staff}/meetings",
            new FormUrlEncodedContent([
                new("received", "2026-11-20"),
                new("title", "Youth forum"),
                new("notes", "The gangs at the bus station frighten people."),
            ]),
            Token
        );
        await host.DrainAsync();

        var page = await host.Client.GetStringAsync($"{Staff}/report", Token);
        var file = await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token);
        var text = WordText.Read(file).Text;

        var count = written.GetProperty("count").GetInt64();
        Assert.Contains($"{count} points are their senders' own views, in writing.", text, StringComparison.Ordinal);
        Assert.Contains("Meetings whose notes were taken in: 1.", text, StringComparison.Ordinal);
        Assert.Contains("none of the counts of points above. Points: 1.", text, StringComparison.Ordinal);
        Assert.Contains("What was said at meetings", page, StringComparison.Ordinal);
        Assert.Contains("came in writing; 1 are the notes of meetings", text, StringComparison.Ordinal);
        Assert.Contains("Of these points 1 were said at meetings", text, StringComparison.Ordinal);
        var said = Links(file)
            .First(link => link.Address.Contains("channel=meeting", StringComparison.Ordinal) && link.Address.Count(c => c == '&') == 1);
        Assert.Equal("1", Count().Match(await host.Client.GetStringAsync(said.Address, Token)).Groups[1].Value);
    }

    [Fact]
    public async Task Method_SaysHowManyPointsWereReadAndDecided_AndWhichAnswersAreProvisional()
    {
        await using var host = await StartAsync();
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere City Council" },
                answers = new[]
                {
                    new
                    {
                        question = "letter",
                        text = "Gangs gather in the park. This response is subject to Cabinet approval on 12 January 2027.",
                    },
                },
            },
            partner: true
        );
        await host.DrainAsync();
        var points = (await host.JsonAsync($"{Api}/points?whose=ownView")).GetProperty("points");
        using var decided = await host.Client.PostAsJsonAsync(
            $"{Api}/points/{points[0].GetProperty("id").GetString()}/actions",
            new { action = new { @do = "decide", disposition = new { outcome = "noted", isAgreed = true } } },
            Token
        );
        var read = (await host.JsonAsync($"{Api}/points?whose=ownView&read=yes")).GetProperty("count").GetInt64();

        var english = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token));
        var welsh = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx?in=cy", Token), "cy-GB");

        Assert.Contains(
            $"of {points.GetArrayLength()} points that are their senders' own views, {read} had been read and 1 decided.",
            english.Text,
            StringComparison.Ordinal
        );
        Assert.Contains($"roedd {read} wedi'u darllen a 1 wedi'u penderfynu", welsh.Text, StringComparison.Ordinal);
        var council = Assert.Single(english.Tables[0], row => row[0] == "Westmere City Council");
        Assert.Equal("2 December 2026, provisional: not agreed by its committee yet", council[4]);
        Assert.Equal(["Organisation", "Kind", "Invited", "Last reminded", "Answered"], english.Tables[0][0]);
        Assert.Contains("as a committee has yet to agree them: 1.", english.Text, StringComparison.Ordinal);
        Assert.Contains("2 Rhagfyr 2026, dros dro", welsh.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PointAboutSomebodysSafety_CannotBeChosen()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "victims", text = "My husband hits me and I am afraid to go home tonight." } } }
        );
        await host.DrainAsync();
        var id = (await host.JsonAsync($"{Api}/points?safeguarding=new")).GetProperty("points")[0].GetProperty("id").GetString()!;

        using var refused = await ChooseAsync(host, id, "choose");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.DoesNotContain("hits me", await host.Client.GetStringAsync($"{Staff}/report", Token), StringComparison.Ordinal);
    }

    /// <summary>What stands under the theme's own heading, which comes after it was named in tables.</summary>
    private static string OnAntiSocialBehaviour(string text) => text.Split("\nAnti-social behaviour\n")[^1].Split("\nVictims\n")[0];

    private static async Task<string> DocumentAsync(LocalHostUnderTest host) =>
        WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token)).Text;

    private static Task<HttpResponseMessage> ChooseAsync(LocalHostUnderTest host, string point, string what) =>
        host.Client.PostAsync($"{Staff}/report/quotes", new FormUrlEncodedContent([new("point", point), new("do", what)]), Token);

    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        foreach (
            var text in new[]
            {
                "Noisy gangs gather in the park every night, and nobody moves them on when we ring.",
                "Gangs throw bottles in the park at the weekend and the anti-social behaviour goes on.",
                "As a disabled woman I am shouted at by noisy gangs in the park and nobody moves them on.",
            }
        )
            await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text } } });
        await host.DrainAsync();
        return host;
    }

    private static List<(string Address, string Text)> Links(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return
        [
            .. document
                .MainDocumentPart!.Document!.Descendants<SimpleField>()
                .Where(field => field.Instruction!.Value!.Contains("HYPERLINK", StringComparison.Ordinal))
                .Select(field => (new Uri(field.Instruction!.Value!.Split('"')[1]).PathAndQuery, field.InnerText)),
        ];
    }

    [GeneratedRegex("id=\"found\">[^<]*: ([0-9,]+)<")]
    private static partial Regex Count();
}
