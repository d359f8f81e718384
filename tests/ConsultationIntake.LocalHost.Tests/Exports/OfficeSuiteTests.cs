using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>
/// Every file that a consultation ends in, opened by LibreOffice in one run, says what the screens say. The consultation was taken in from
/// a sheet, paper, a partner's letter and a meeting, and closed, decided and published.
/// </summary>
public sealed class OfficeSuiteTests
{
    private const string Public = $"/{LocalHostUnderTest.Slug}";
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";
    private const string Panel = "police-and-crime-panel";
    private const int SheetRows = 120;

    private static readonly string[] Matters =
    [
        "Noisy gangs gather in the park every night and nobody moves them on",
        "Victims wait far too long for a letter about their case",
        "The council and the police should share one telephone number",
        "Patrols never come to the estate in the evening",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryFile_OpensAndSaysWhatTheScreensSay()
    {
        Assert.SkipUnless(Suite is not null, "LibreOffice is not installed on this machine.");
        await using var host = await LocalHostUnderTest.StartAsync();
        await OpenEveryFileAsync(host);
    }

    /// <summary>1,296 responses more: what <c>./run --large</c> is filled with.</summary>
    [Fact, Trait("Category", "Long")]
    public async Task EveryFile_OfTheLargeDemonstration_OpensAndSaysWhatTheScreensSay()
    {
        Assert.SkipUnless(Suite is not null, "LibreOffice is not installed on this machine.");
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: ["--LocalHost:Demonstration", "true", "--LocalHost:DemonstrationTexts", Path.Combine(Repository.Root, "eng")]
        );
        await host.DrainAsync();
        await OpenEveryFileAsync(host);
    }

    private static async Task OpenEveryFileAsync(LocalHostUnderTest host)
    {
        var before = (await host.AccountAsync()).GetProperty("received").GetInt64();
        var letter = await ConsultAsync(host);
        using var folder = new TemporaryFolder();
        foreach (var (name, address) in Files(letter))
        {
            var content = await host.Client.GetByteArrayAsync(address, Token);
            // The document's own checks: headings, header rows, language, alternative texts.
            if (name.EndsWith(".docx", StringComparison.Ordinal))
                WordText.Read(content);
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, name), content, Token);
        }

        await ConvertAsync(folder.Path, [.. Files(letter).Select(file => file.Name)]);
        var opened = Files(letter).ToDictionary(file => file.Name, file => Opened(folder.Path, file.Name));

        var received = (await host.AccountAsync()).GetProperty("received").GetInt64();
        var points = (await host.JsonAsync($"{Api}/points?take=1")).GetProperty("count").GetInt64();
        var history = (await host.JsonAsync($"{Api}/history/verify")).GetProperty("lines").GetInt64();
        var done = await host.JsonAsync($"{Api}/points?take=1&decision=decided&decision=inDecidedConcern");
        var decided = done.GetProperty("count").GetInt64();
        Assert.Equal(before + SheetRows + 4, received);
        Assert.Equal(points, Rows(opened["points.xlsx"], table: 0));
        Assert.Equal(points, decided);
        Assert.Equal(decided, Rows(opened["decisions.xlsx"], table: 0));
        Assert.Equal(received, Rows(opened["responses.xlsx"], table: 0));
        Assert.Equal(1, Rows(opened["concerns.xlsx"], table: 0));
        Assert.Equal(host.Consultation.ExpectedPartners.Count, Rows(opened["partners.xlsx"], table: 0));
        // What was exported since stands in the history as well.
        Assert.InRange(Rows(opened["history.xlsx"], table: 0), 1, history);
        Assert.Equal(1, Rows(opened["published.xlsx"], table: 0));
        Assert.Equal(
            Rows(opened["panel-sheet.xlsx"], table: 0),
            opened["panel.docx"].QuerySelectorAll("table").Sum(table => DataRows(table))
        );

        var screen = new HtmlParser().ParseDocument(await host.Client.GetStringAsync($"{Staff}/report", Token));
        var report = opened["report.docx"];
        var said = report.QuerySelectorAll("tr").Select(Cells).ToList();
        Assert.Contains($"{Numbers.Of(received)} responses were received", Plain(report.Body!.TextContent), StringComparison.Ordinal);
        var compared = 0;
        foreach (var row in screen.QuerySelectorAll("main table:has(caption) tbody tr").Select(Cells))
        {
            var cells = row.Where(cell => cell.Length > 0).ToList();
            Assert.True(
                said.Exists(one => one.SequenceEqual(cells, StringComparer.OrdinalIgnoreCase)),
                $"The document does not say: {string.Join(" | ", cells)}"
            );
            compared++;
        }

        Assert.True(compared > 10, $"{compared} rows of numbers were compared.");
        var reply = Assert.Single(host.Outbox, mail => mail.Mail.Category == "reply").Mail;
        Assert.Contains("Two more officers patrol the park.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Two more officers patrol the park.", Plain(opened["reply.docx"].Body!.TextContent), StringComparison.Ordinal);
        Assert.Contains("Two more officers patrol the park.", Plain(opened["letter.docx"].Body!.TextContent), StringComparison.Ordinal);
        Assert.Contains(
            "Two more officers patrol the park.",
            await host.Client.GetStringAsync($"{Public}/outcome", Token),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<(string Name, string Address)> Files(string letter) =>
        [
            .. new[] { "points", "responses", "concerns", "decisions", "partners", "history" }.Select(table =>
                ($"{table}.xlsx", $"{Staff}/export/{table}.xlsx")
            ),
            ("panel-sheet.xlsx", $"{Staff}/export/panel.xlsx"),
            ("panel.docx", $"{Staff}/export/panel.docx"),
            ("panel-two.docx", $"{Staff}/export/panel.docx?by=theme&form=two"),
            ("report.docx", $"{Staff}/export/report.docx"),
            ("reply.docx", $"{Staff}/replies/{Panel}/reply.docx"),
            ("letter.docx", $"{Staff}/{letter}/letter.docx"),
            ("published.xlsx", $"{Public}/responses.xlsx"),
        ];

    /// <summary>A whole consultation by way of the pages and the API; the reference of the partner's letter.</summary>
    private static async Task<string> ConsultAsync(LocalHostUnderTest host)
    {
        var rows = Enumerable
            .Range(0, SheetRows)
            .Select(row => $"{1 + (row % 28):00}/11/2026,{(row % 5 == 0 ? "cy" : "en")},\"{Matters[row % 4]}, says number {row}.\"");
        var one = await UploadAsync(host, $"Date,Language,asb\n{string.Join('\n', rows)}\n");
        await PostAsync(host, $"{one}/confirm");
        foreach (var words in new[] { "The lanes are dark at night.", "The bins are burnt by gangs." })
            await PostAsync(
                host,
                $"{Staff}/paper",
                ("received", "2026-11-20"),
                ("language", "en"),
                ("q-asb", words),
                ("publish", "anonymous")
            );
        await PostAsync(
            host,
            $"{Staff}/meetings",
            ("received", "2026-11-21"),
            ("title", "Youth forum"),
            ("notes", "The gangs at the bus station frighten people.")
        );
        var letter = await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere Police and Crime Panel" },
                answers = new[]
                {
                    new
                    {
                        question = "letter",
                        text = "a) Anti-social behaviour matters most and patrols should be doubled.\nb) Please publish an equality "
                            + "impact assessment.",
                    },
                },
            },
            partner: true
        );
        await host.DrainAsync();
        host.Clock.Set(new DateTimeOffset(2027, 2, 3, 9, 0, 0, TimeSpan.Zero));

        var disposition = new
        {
            outcome = "changed-the-plan",
            answer = "Two more officers patrol the park.",
            isAgreed = true,
        };
        var count = (await host.JsonAsync($"{Api}/points")).GetProperty("count").GetInt64();
        await SendAsync(host, $"{Api}/points/actions", new { action = new { @do = "decide", disposition }, expected = count });
        var made = await SendAsync(host, $"{Api}/concerns", new { title = "Gangs in the park", disposition });
        var id = made.GetProperty("concern").GetProperty("id").GetString();
        var gangs = (await host.JsonAsync($"{Api}/points?words=gangs")).GetProperty("count").GetInt64();
        await SendAsync(host, $"{Api}/concerns/{id}/points?words=gangs", new { expected = gangs });
        await PostAsync(host, $"{Staff}/outcome/publish", ("sure", "yes"));
        var paper = (await host.JsonAsync($"{Api}/submissions?channel=paper")).GetProperty("submissions")[0].GetProperty("reference");
        await PostAsync(host, $"{Staff}/publishable/{paper.GetString()}", ("do", "publish"));
        await PostAsync(host, $"{Staff}/publishable/publish", ("sure", "yes"));
        using var sent = await host.Client.PostAsync(
            $"{Staff}/replies",
            new FormUrlEncodedContent([new("partner", Panel), new("sure", "yes")]),
            Token
        );
        Assert.Contains("Panel: sent.", await sent.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        return letter;
    }

    private static async Task<string> UploadAsync(LocalHostUnderTest host, string csv)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "sheet", "survey.csv");
        using var response = await host.Client.PostAsync($"{Staff}/import", form, Token);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static async Task PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.DefaultIfEmpty(("nothing", "")))
            form.Add(new StringContent(value), name);
        using var response = await host.Client.PostAsync(path, form, Token);
        Assert.Equal((path, HttpStatusCode.Found), (path, response.StatusCode));
    }

    private static async Task<JsonElement> SendAsync(LocalHostUnderTest host, string path, object body)
    {
        using var response = await host.Client.PostAsJsonAsync(path, body, Token);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(Token)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static string? Suite { get; } =
        new[] { Environment.GetEnvironmentVariable("SOFFICE"), "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);

    /// <summary>As web pages: what both kinds of file come to, in one run of a program that takes seconds to start.</summary>
    private static async Task ConvertAsync(string folder, string[] names)
    {
        var start = new ProcessStartInfo(Suite!)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        string[] arguments =
        [
            "--headless",
            "--norestore",
            $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}",
            "--convert-to",
            "html",
            "--outdir",
            Path.Combine(folder, "opened"),
            .. names,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
            await process.WaitForExitAsync(Token);
            Assert.True(process.ExitCode == 0, string.Join('\n', said));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static IDocument Opened(string folder, string name) =>
        new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder, "opened", $"{Path.GetFileNameWithoutExtension(name)}.html")));

    /// <summary>Rows below the header.</summary>
    private static long Rows(IDocument document, int table) => DataRows(document.QuerySelectorAll("table")[table]);

    private static long DataRows(IElement table) => table.QuerySelectorAll("tr").Count(row => Cells(row).Any(cell => cell.Length > 0)) - 1;

    private static List<string> Cells(IElement row) =>
        [.. row.Children.Where(cell => !cell.ClassList.Contains("bar")).Select(cell => Plain(cell.TextContent))];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
