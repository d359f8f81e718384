using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts.Sheets;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Imports;

public sealed partial class SheetImportTests
{
    [Fact]
    public async Task ConsentToPublish_IsAColumn_AndWhatIsNoAnswerIsNamed()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var wrong = await UploadAsync(host, "wrong.csv", "asb,May we publish your response?\nDark.,Perhaps\n"u8.ToArray());
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(wrong, Token));
        await PostAsync(host, $"{wrong}/discard");

        var one = await UploadAsync(
            host,
            "survey.csv",
            "asb,Publish\nThe lanes are dark.,Yes\nThe lanes are lit.,no\nThe lanes are wet.,\n"u8.ToArray()
        );
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();

        Assert.Contains("“Perhaps” is not yes, no, named or anonymous", page, StringComparison.Ordinal);
        var publishable = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/publishable", Token);
        Assert.Contains("To look at: 1", publishable, StringComparison.Ordinal);
        Assert.Contains((await OneAsync(host, "dark")).GetProperty("reference").GetString()!, publishable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_OfVeryManyRows_AreAllShownPageByPage()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var rows = Enumerable.Range(2, 70).Select(row => $"row {row} is no date,Dark.,None {row}\n");
        var one = await UploadAsync(host, "wrong.csv", Encoding.UTF8.GetBytes($"Date,asb,priority\n{string.Concat(rows)}"));

        var (shown, page, next) = (new List<string>(), "", one);
        do
        {
            page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(next, Token));
            Assert.Contains("What is wrong: 140", page, StringComparison.Ordinal);
            shown.AddRange(MistakeRow().Matches(page).Select(row => row.Value));
            next = LinkTo("next").Match(page).Groups[1].Value;
        } while (next.Length > 0);
        var before = LinkTo("prev").Match(page).Groups[1].Value;
        var json = await host.JsonAsync($"{Api}/imports/{one.Split('/')[^1]}?from=100");

        Assert.Equal(140, shown.Count);
        Assert.Equal(70, shown.Distinct().Count());
        Assert.Contains("51 to 100 are shown", await host.Client.GetStringAsync(before, Token), StringComparison.Ordinal);
        Assert.Equal((140, 40), (json.GetProperty("mistakeCount").GetInt32(), json.GetProperty("mistakes").GetArrayLength()));
    }

    [Fact]
    public async Task Mistakes_AreNamedByRowAndColumn_AndNothingIsTakenInWhileThereAreAny()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var one = await UploadAsync(
            host,
            "wrong.csv",
            [
                .. "Date,Email,asb,priority\n32/11/2026,x@example.com,Dark.,\n"u8,
                .. "01/12/2027,no address,Dark.,None of them\n05/11/2026,,Lit.,\n"u8,
            ]
        );

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(one, Token));
        Assert.Contains("“32/11/2026” is no date that can be read", page, StringComparison.Ordinal);
        Assert.Contains("“01/12/2027” has not come yet", page, StringComparison.Ordinal);
        Assert.Contains("“None of them” is none of the answers that the question offers", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Take in",
            page.Split("<main")[1].Split("Columns")[0].Replace("Take in responses", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());

        await PostAsync(host, $"{one}/columns", ("leave-out", "true"));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Mistakes_BeyondFifty_AreCounted()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var rows = string.Concat(Enumerable.Range(1, 120).Select(row => $"Words {row},nobody\n"));

        var one = await UploadAsync(host, "many.csv", Encoding.UTF8.GetBytes($"asb,Email\n{rows}"));

        var page = await host.Client.GetStringAsync(one, Token);
        Assert.Contains("What is wrong: 120", page, StringComparison.Ordinal);
        Assert.Equal(50, page.Split("Enter an email address").Length - 1);
    }

    [Fact]
    public async Task SheetOfASurveyTool_WithTwoRowsOfHeadings_AmericanDatesAndItsOwnColumns_IsReadAsOneWouldExpect()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string headings = "Respondent ID,Collector ID,Start Date,End Date,IP Address";
        var survey = $"""
            {headings},"{First}",Organisation (if applicable),Preferred language,Anything about buses?,
            ,,,,,Open-Ended Response,Open-Ended Response,Response,Open-Ended Response,
            114,7,11/14/2026 09:12:33 AM,11/14/2026 09:20:01 AM,203.0.113.4,The lanes are dark.,Mill Street Group,English,They never come.,
            115,7,11/15/2026 01:05:00 PM,11/15/2026 01:09:00 PM,203.0.113.5,Mae'r lonydd yn dywyll iawn.,,Cymraeg,,
            116,7,13/11/2026,13/11/2026,203.0.113.6,The gangs are loud.,,English,,
            """;

        var one = await UploadAsync(host, "survey.csv", Encoding.UTF8.GetBytes(survey));
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(one, Token));
        await PostAsync(host, $"{one}/columns", ("leave-out", "true"));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();

        // One cell is day first and two are month first: the one is named, and nothing is a response that is a heading.
        Assert.Contains("<b>2</b> responses to take in", page, StringComparison.Ordinal);
        Assert.Contains("“13/11/2026” is no date that can be read", page, StringComparison.Ordinal);
        Assert.Contains("It is read with the headings and is no response", page, StringComparison.Ordinal);
        Assert.Contains($"<dt>{First}</dt>", page, StringComparison.Ordinal);
        var first = await OneAsync(host, "lanes");
        Assert.Equal("Mill Street Group", first.GetProperty("respondent").GetProperty("organisation").GetString());
        Assert.StartsWith("2026-11-14T09:20:01", first.GetProperty("receivedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["asb", "Anything about buses?"],
            first.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("name").GetString())
        );
        Assert.Equal("cy", (await OneAsync(host, "lonydd")).GetProperty("language").GetString());
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Columns_CorrectedByStaff_AreSoInTheNextFile()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var one = await UploadAsync(host, "a.csv", "Kommentar,Wer\nThe lanes are dark here.,Ann Other\n"u8.ToArray());

        await PostAsync(host, $"{one}/columns", ("column-0", "question:victims"), ("column-1", "Name"));
        var next = await UploadAsync(host, "b.csv", "wer,KOMMENTAR\nBryn,Too long a wait.\n"u8.ToArray());
        await PostAsync(host, $"{next}/confirm");
        await host.DrainAsync();

        var taken = await OneAsync(host, "wait");
        Assert.Equal("Bryn", taken.GetProperty("respondent").GetProperty("name").GetString());
        Assert.Equal("victims", taken.GetProperty("parts")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Xlsx_WithDatesAndFormulas_IsTakenOrNamed()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var rows =
            SheetFiles.Row(1, "asb", "Date")
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Dark lanes.</t></is></c><c r=\"B2\" s=\"2\"><v>46340</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><f>WEBSERVICE(\"http://x\")</f><v>0</v></c></row>";

        var one = await UploadAsync(host, "a.xlsx", SheetFiles.Xlsx(rows));

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(one, Token));
        Assert.Contains("It is a formula", page, StringComparison.Ordinal);
        Assert.Contains("14 Nov", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedFile_SaysWhyAndKeepsNothing()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        using var response = await SendAsync(host, "a.xlsx", SheetFiles.Zip(("b.xlsx", SheetFiles.Xlsx(SheetFiles.Row(1, "a")))));
        using var nothing = await SendAsync(host, "", []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("no sheet that can be read", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("Choose a file", await nothing.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Empty(await host.Get<IOfficeRecords>().ListAsync<SheetImport>(host.Consultation.Slug, Token));
    }

    private static Regex LinkTo(string where) => new($"<a href=\"([^\"]+)\" rel=\"{where}\"");

    [GeneratedRegex("<tr><th scope=\"row\" class=\"number\">[0-9]+")]
    private static partial Regex MistakeRow();
}
