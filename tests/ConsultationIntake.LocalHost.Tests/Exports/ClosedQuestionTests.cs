using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>A question with options: what was chosen is counted and exported alike in both languages of the form.</summary>
public sealed partial class ClosedQuestionTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_AreCountedInTheReport_WhicheverLanguageTheyWereChosenIn()
    {
        await using var host = await StartAsync();

        var page = await host.Client.GetStringAsync($"{Staff}/report", Token);
        var english = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx", Token));
        var welsh = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/report.docx?in=cy", Token), "cy-GB");
        var closed = (await host.JsonAsync($"{Api}/report")).GetProperty("closedQuestions")[0];

        // Two chose it, and each of them wrote one point.
        var row = Row().Match(page);
        Assert.Equal(("2", "2"), (row.Groups[1].Value, row.Groups[3].Value));
        var list = await host.Client.GetStringAsync(WebUtility.HtmlDecode(row.Groups[2].Value), Token);
        Assert.Contains("in responses that chose “Victims come first”", WebUtility.HtmlDecode(list), StringComparison.Ordinal);
        Assert.Matches("id=\"found\">[^<]*: 2<", list);
        Assert.Contains(english.Tables, table => table.Any(cells => cells.SequenceEqual(["Victims come first", "2", "2"])));
        Assert.Contains(welsh.Tables, table => table.Any(cells => cells.SequenceEqual(["Dioddefwyr yn gyntaf", "2", "2"])));
        Assert.Equal("priority", closed.GetProperty("question").GetString());
        Assert.Equal(
            ["priority:1 0 0", "priority:2 2 2", "priority:3 1 0", "priority:4 0 0"],
            closed
                .GetProperty("options")
                .EnumerateArray()
                .Select(option =>
                    $"{option.GetProperty("value")} {option.GetProperty("responses")} {option.GetProperty("points").GetProperty("count")}"
                )
        );
    }

    [Fact]
    public async Task Export_HasTheOptionsNumberBesideItsLabel()
    {
        await using var host = await StartAsync();

        var file = StrictCsv.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/responses.csv", Token));
        var codebook = Encoding.UTF8.GetString(await host.Client.GetByteArrayAsync($"{Staff}/export/responses-codebook.csv", Token));

        var (label, option) = (file[0].IndexOf("answer_priority"), file[0].IndexOf("answer_priority_option"));
        Assert.Equal(
            ["Dioddefwyr yn gyntaf: 2", "Victims come first: 2", "Working as one: 3"],
            file.Skip(1).Select(row => $"{row[label]}: {row[option]}").Order(StringComparer.Ordinal)
        );
        Assert.Contains("1: Streets we can enjoy; 2: Victims come first", codebook, StringComparison.Ordinal);
    }

    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        await SendAsync(host, "en", ("q-priority", "2"), ("q-asb", "The gangs at the bus station frighten people."));
        await SendAsync(host, "cy", ("q-priority", "2"), ("q-else", "Mae angen mwy o swyddogion yn y pentref gyda'r nos."));
        await SendAsync(host, "en", ("q-priority", "Working as one"));
        await host.DrainAsync();
        return host;
    }

    private static async Task SendAsync(LocalHostUnderTest host, string language, params (string Name, string Value)[] fields)
    {
        using var sent = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}?lang={language}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.True(sent.IsSuccessStatusCode, $"{sent.StatusCode}");
    }

    [GeneratedRegex(
        "<th scope=\"row\">Victims come first</th><td class=\"number responses\">([0-9]+)</td>"
            + "<td class=\"number\"><a href=\"([^\"]+)\">([0-9]+)</a>"
    )]
    private static partial Regex Row();
}
