using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Exports;
using ConsultationIntake.LocalHost.Tests.Staff;
using CsvHelper;
using CsvHelper.Configuration;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>Tables that leave as files, opened again.</summary>
public sealed class ExportTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    public static TheoryData<string> Tables => [.. ExportTables.Names];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Workbook_HasATableAndACodebookThatExplainsEachOfItsColumns(string table)
    {
        await using var host = await StartAsync();

        var book = await WorkbookAsync(host, $"{table}.xlsx");

        Assert.Equal(2, book.Sheets.Count);
        var columns = book.Sheets.First().Value[0];
        Assert.True(book.Sheets.First().Value.Count > 1, "There is no row.");
        var explained = book.Sheets["Codebook"].SkipWhile(row => row[0] != "column").Skip(1).ToList();
        Assert.Equal(columns, explained.Select(row => row[0]));
        Assert.All(explained, row => Assert.DoesNotContain("", row));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Columns_AreThoseThatAreWrittenDown(string table)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var written = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "exports.md"), Token);
        var section = written.Split($"\n## {table}\n")[1].Split("\n## ")[0];

        var columns = host.Get<ExportTables>()
            .ColumnsOf(host.Consultation, table)
            .Where(column => !column.Name.StartsWith("answer_", StringComparison.Ordinal))
            .Select(column => $"| `{column.Name}` | {column.Meaning}{(column.IsPersonal ? " (personal)" : "")} |");

        Assert.Equal(
            columns,
            section
                .Split('\n')
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && !line.StartsWith("| `answer_", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Points_OfAFilter_AreThoseOfTheListWithTheSameAddress()
    {
        await using var host = await StartAsync();

        var listed = await host.JsonAsync($"{Api}/points?words=park");
        var exported = (await WorkbookAsync(host, "points.xlsx?words=park")).Table("Points");
        var page = await host.Client.GetStringAsync($"{Staff}/points?words=park", Token);

        Assert.Equal(
            listed.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("id").GetString()),
            exported.Select(row => row["point"])
        );
        Assert.Contains($"href=\"{Staff}/export/points.xlsx?words=park\"", page, StringComparison.Ordinal);
        var row = exported[0];
        Assert.Equal(("ownView", "undecided", "asb", "no"), (row["whose"], row["decision"], row["question"], row["late"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.GetAsync($"{Staff}/export/points.xlsx?colour=red", Token)).StatusCode);
    }

    [Fact]
    public async Task Csv_BeginsWithAMark_AndNoCellIsAFormula()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        string[] hostile =
        [
            "=HYPERLINK(\"http://evil.example\") is what I think of dark lanes.",
            "@SUM(1) and the park is unsafe at night.",
            "+44 is no number, and the bus station is unsafe.",
            "-1 for the plan, because the streets are dark.",
        ];
        foreach (var text in hostile)
            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });
        await host.DrainAsync();

        var file = await BytesAsync(host, "responses.csv");

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var rows = Csv(file);
        Assert.Equal(hostile.Length, rows.Count);
        Assert.Equal(hostile.Order(), rows.Select(row => row["answer_else"][1..]).Order());
        Assert.All(
            rows.SelectMany(row => row.Values),
            cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell)
        );
        // A workbook says of each cell that it is text.
        Assert.Equal(
            hostile.Order(),
            (await WorkbookAsync(host, "responses.xlsx")).Table("Responses").Select(row => row["answer_else"]).Order()
        );
    }

    [Fact]
    public async Task LongAndStrangeText_FitsIntoACell()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var text =
            "The lanes are dark. \u0001\uFFFE 😀 Cymraeg: ŵŷ. " + string.Concat(Enumerable.Repeat("More lamps are needed here. ", 1500));
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });
        await host.DrainAsync();

        var cell = (await WorkbookAsync(host, "responses.xlsx")).Table("Responses")[0]["answer_else"];

        Assert.InRange(cell.Length, 30_000, 32_767);
        Assert.StartsWith("The lanes are dark.", cell, StringComparison.Ordinal);
        Assert.Contains("😀 Cymraeg: ŵŷ.", cell, StringComparison.Ordinal);
        Assert.EndsWith("[cut: a cell holds no more]", cell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResponsesAndHistory_OfAFilter_AreThoseOfTheList_AndTheHistoryHasWhoTookThem()
    {
        await using var host = await StartAsync();
        var one = (await host.JsonAsync($"{Api}/submissions?theme=victims")).GetProperty("submissions");
        var all = Csv(await BytesAsync(host, "responses.csv"));

        var some = Csv(await BytesAsync(host, "responses.csv?theme=victims"));
        var page = await host.Client.GetStringAsync($"{Staff}/responses?theme=victims", Token);
        var lines = Csv(await BytesAsync(host, "history.csv?act=export"));
        var history = await host.Client.GetStringAsync($"{Staff}/history?act=export", Token);
        using var wrong = await host.Client.GetAsync($"{Staff}/export/responses.csv?colour=red", Token);

        Assert.InRange(some.Count, 1, all.Count - 1);
        Assert.Equal(one.EnumerateArray().Select(item => item.GetProperty("reference").GetString()), some.Select(row => row["response"]));
        Assert.Contains($"href=\"{Staff}/export/responses.csv?theme=victims\"", page, StringComparison.Ordinal);
        Assert.Equal(["history.csv", "responses.csv", "responses.csv"], lines.Select(row => row["subject"]));
        Assert.Contains($"href=\"{Staff}/export/history.xlsx?act=export\"", history, StringComparison.Ordinal);
        Assert.Contains("Responses on", history, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    /// <summary>Of every column whose codebook lists codes: none stands in the demonstration that it does not explain.</summary>
    [Fact]
    public async Task EveryCodeOfTheDemonstration_IsInTheCodebook()
    {
        await using var host = await Demonstrated.StartAsync();
        var unexplained = new List<string>();
        var looked = new HashSet<string>();
        foreach (var table in ExportTables.Names)
        {
            var codes = host.Get<ExportTables>()
                .ColumnsOf(host.Consultation, table)
                .Where(column =>
                    column.Values.Contains("; ", StringComparison.Ordinal) && !column.Name.StartsWith("answer_", StringComparison.Ordinal)
                )
                .Where(column => column.Values.Contains(": ", StringComparison.Ordinal) || column.Values == "yes; no")
                .Where(column =>
                    column.Name is not ("language" or "partner" or "partner_claim" or "subject_hash" or "previous" or "concern")
                )
                .ToList();
            foreach (var row in Csv(await BytesAsync(host, $"{table}.csv")))
            {
                foreach (var column in codes.Where(column => row.ContainsKey(column.Name)))
                {
                    var known = column
                        .Values.Split([". ", "; "], StringSplitOptions.TrimEntries)
                        .Select(value => value.Split(": ")[0])
                        .ToHashSet();
                    unexplained.AddRange(
                        row[column.Name]
                            .Split("; ", StringSplitOptions.RemoveEmptyEntries)
                            .Where(value => !known.Contains(value))
                            .Select(value => $"{table}.{column.Name}: {value}")
                    );
                    looked.Add(column.Name);
                }
            }
        }

        Assert.Empty(unexplained.Distinct());
        foreach (var column in new[] { "act", "marks", "channel", "whose", "decision", "state", "themes" })
            Assert.Contains(column, looked);
    }

    [Fact]
    public async Task PersonalData_IsInAFileThatAskedForItWithAReason_AndInTheHistory()
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: [.. Staffed.With("ann", "correct horse"), .. Staffed.With("max", "battery staple", "manager")[2..]]
        );
        await host.AcceptedAsync(
            new
            {
                respondent = new
                {
                    name = "Zebedee Quixote",
                    email = "zeb@quixote.example",
                    organisation = "Quixote Windmills",
                    capacity = "myself",
                },
                answers = new[] { new { question = "else", text = "I am Zebedee Quixote, on 01632 960001, and the lanes are dark." } },
            }
        );
        await host.DrainAsync();
        using var officer = await host.SignedInAsync("ann", "correct horse");
        using var manager = await host.SignedInAsync("max", "battery staple");
        var asked = new[] { ("personal", "name"), ("personal", "text_in_full"), ("reason", "To answer a request of the sender") };

        var unasked = Workbook.Read(await officer.GetByteArrayAsync($"{Staff}/export/points.xlsx", Token));
        var byOfficer = await PostAsync(officer, asked);
        var withoutReason = await PostAsync(manager, asked[..2]);
        var unknown = await PostAsync(manager, ("personal", "shoe_size"), asked[2]);
        var given = Workbook.Read(await (await PostAsync(manager, asked)).Content.ReadAsByteArrayAsync(Token));

        var text = string.Join('\n', unasked.Sheets.SelectMany(sheet => sheet.Value).SelectMany(row => row));
        foreach (var planted in new[] { "Zebedee", "zeb@", "Windmills", "960001" })
            Assert.DoesNotContain(planted, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
            (byOfficer.StatusCode, withoutReason.StatusCode, unknown.StatusCode)
        );
        var row = given.Table("Points")[0];
        Assert.Equal("Zebedee Quixote", row["name"]);
        Assert.Contains("01632 960001", row["text_in_full"], StringComparison.Ordinal);
        Assert.False(row.ContainsKey("email"));
        var line = await manager.GetFromJsonAsync<System.Text.Json.JsonElement>($"{Api}/history?act=export", Token);
        var lines = line.GetProperty("lines").EnumerateArray().ToList();
        // That somebody took the table without personal data stands there too.
        Assert.Equal(2, lines.Count);
        Assert.Contains("ann", lines[1].ToString(), StringComparison.Ordinal);
        var words = lines[0].ToString();
        foreach (var said in new[] { "max", "points.xlsx", "name, text_in_full", "To answer a request of the sender" })
            Assert.Contains(said, words, StringComparison.Ordinal);

        static Task<HttpResponseMessage> PostAsync(HttpClient browser, params (string Name, string Value)[] fields) =>
            browser.PostAsync(
                $"{Staff}/export/points.xlsx",
                new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
                Token
            );
    }

    [Fact]
    public async Task Workbook_OpensInLibreOffice_AndSaysTheSame()
    {
        LibreOffice.Require();
        await using var host = await StartAsync();
        var file = await BytesAsync(host, "points.xlsx");

        // 44 separates cells, 34 quotes text, 76 is UTF-8.
        var opened = Csv(await LibreOffice.MakeAsync(file, "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"));

        var written = Workbook.Read(file).Table("Points");
        Assert.Equal(
            written.Select(row => (row["point"], row["text"], row["stance"])),
            opened.Select(row => (row["point"], row["text"], row["stance"]))
        );
        Assert.All(opened, row => Assert.StartsWith("2026-12-02 10:0", row["received"], StringComparison.Ordinal));
    }

    private static List<IReadOnlyDictionary<string, string>> Csv(byte[] file)
    {
        using var text = new StreamReader(new MemoryStream(file));
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new List<IReadOnlyDictionary<string, string>>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        return rows;
    }

    private static async Task<Workbook> WorkbookAsync(LocalHostUnderTest host, string file) => Workbook.Read(await BytesAsync(host, file));

    private static Task<byte[]> BytesAsync(LocalHostUnderTest host, string file) =>
        host.Client.GetByteArrayAsync($"{Staff}/export/{file}", Token);

    /// <summary>Responses, a decided point, a concern and so a history.</summary>
    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        foreach (
            var text in new[]
            {
                "Noisy gangs gather in the park every night, and nobody moves them on.",
                "The gates of the park are \"never\" locked.",
                "Victims wait too long for a letter.",
            }
        )
            await host.AcceptedAsync(new { answers = new[] { new { question = "asb", text } } });
        await host.DrainAsync();
        var id = (await host.JsonAsync($"{Api}/points?words=victims")).GetProperty("points")[0].GetProperty("id").GetString();
        foreach (
            var (path, body) in new (string, object)[]
            {
                ($"points/{id}/actions", new { action = new { @do = "decide", disposition = new { outcome = "noted", isAgreed = true } } }),
                ("concerns", new { title = "The park at night" }),
            }
        )
            Assert.Equal(HttpStatusCode.OK, (await host.Client.PostAsJsonAsync($"{Api}/{path}", body, Token)).StatusCode);
        return host;
    }
}
