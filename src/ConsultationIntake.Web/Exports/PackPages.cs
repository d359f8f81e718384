using System.Globalization;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;
using ConsultationIntake.Exports;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Publishing.Packs;
using ConsultationIntake.Publishing.Sheets;
using ConsultationIntake.Publishing.Word;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Web.Reports;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Exports;

/// <summary>
/// <c>GET /staff/{slug}/export/evidence.zip</c>: what a court or an auditor asks for, in one archive with an index page. It holds no
/// personal data that the machine finds.
/// </summary>
public sealed class PackPages(
    ConsultationCatalogue catalogue,
    ExportTables tables,
    ReadPanelTable panel,
    MakeReport report,
    VerifyHistory verify,
    IOfficeRecords records,
    IDigestLedger digests,
    ISubmissionStore store,
    KeptMails sent,
    ThemesInUse themes,
    SubmissionReader reader,
    NoteExport note,
    SiteAddress site,
    StaffGate gate,
    TimeProvider clock
)
{
    /// <summary>What is written here has properties that are made for it and can only be read.</summary>
    private static readonly JsonSerializerOptions Indented = new(SubmissionJson.Options)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = false,
    };

    public Task<IResult> ZipAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.FileAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.For(context, "consultation");
                await note.ExecuteAsync(consultation, member, "evidence.zip", what: null, cancellationToken);
                var made = await report.ExecuteAsync(consultation, Languages.English, cancellationToken);
                var facts = new PackFacts(
                    made,
                    await verify.ExecuteAsync(consultation.Slug, cancellationToken),
                    reader.NameFor(await themes.ForAsync(consultation, cancellationToken)),
                    member.Name
                );
                var files = await FilesAsync(consultation, made, cancellationToken);
                var day = consultation.Window.LocalDate(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return Results.Stream(
                    stream => EvidencePack.WriteAsync(files, packed => PackIndex.Of(facts, packed), stream, cancellationToken),
                    EvidencePack.ContentType,
                    $"{consultation.Slug}-{day}-evidence.zip"
                );
            }
        );

    private async Task<IReadOnlyList<PackFile>> FilesAsync(
        Consultation consultation,
        ConsultationReport made,
        CancellationToken cancellationToken
    )
    {
        var all = new PointQuery { Consultation = consultation.Slug };
        var files = new List<PackFile>
        {
            ReportOf(made, "report.docx", "The consultation report, each number with the address of its filter"),
            PanelOf(consultation, all, Languages.English, "panel.xlsx", "Every point, by whom, what was done"),
        };
        if (consultation.Languages.Contains(Languages.Welsh))
        {
            var welsh = await report.ExecuteAsync(consultation, Languages.Welsh, cancellationToken);
            files.Add(ReportOf(welsh, "report.cy.docx", "The consultation report in Welsh"));
            files.Add(PanelOf(consultation, all, Languages.Welsh, "panel.cy.xlsx", "Every point, by whom, what was done, in Welsh"));
        }

        foreach (var name in ExportTables.Names)
        {
            files.Add(
                new($"tables/{name}.csv", $"The table of {name}", (stream, stop) => TableAsync(consultation, name, all, stream, stop))
            );
            files.Add(
                new(
                    $"tables/{name}-codebook.csv",
                    $"What the columns of {name} mean",
                    (stream, stop) => CsvSheets.WriteCodebookAsync(tables.ColumnsOf(consultation, name), stream, stop)
                )
            );
        }

        files.Add(
            new(
                "history.jsonl",
                "The history as the program can prove it: consultation-intake history verify history.jsonl",
                async (stream, stop) =>
                    await JsonLinesTables.WriteAsync(
                        await tables.OpenAsync(consultation, new ExportRequest("history", all, ExportRequest.NothingPersonal), stop),
                        stream,
                        stop
                    )
            )
        );
        files.Add(PackFile.OfText(MeasuredQuality.FileName, "How well the program reads, as it was measured", MeasuredQuality.Text));
        files.Add(
            PackFile.OfText(
                "accounts.json",
                "Every count that is kept of responses and points",
                JsonSerializer.Serialize(made.Tally, Indented)
            )
        );
        files.Add(
            PackFile.OfText(
                "digests.json",
                "When digests went out, to how many, and their figures",
                await DigestsAsync(consultation, cancellationToken)
            )
        );
        files.Add(
            PackFile.OfText(
                "replies.json",
                "Which partners and respondents were told what was done, when, and what became of each mail",
                await RepliesAsync(consultation, cancellationToken)
            )
        );
        foreach (var (category, name) in SentMailPages.Kinds)
        {
            files.Add(
                new(
                    $"sent/{name.ToLowerInvariant()}.txt",
                    $"{name} that went out, word for word but for personal data, without the addresses they went to",
                    (stream, stop) => SentAsync(consultation, category, stream, stop)
                )
            );
        }

        if (consultation.Plan is { } plan)
        {
            files.Add(PackFile.OfText("plan.md", "The draft plan that people were asked about", plan.English));
            if (plan.Welsh is { } welsh)
                files.Add(PackFile.OfText("plan.cy.md", "The draft plan in Welsh", welsh));
        }

        return files;
    }

    private PackFile ReportOf(ConsultationReport made, string name, string what) =>
        new(
            name,
            what,
            (stream, stop) =>
                CopyAsync(ReportFile.Write(made, ReportPages.LinksFor(made.Consultation, site.Root.ToString().TrimEnd('/'))), stream, stop)
        );

    private PackFile PanelOf(Consultation consultation, PointQuery points, string language, string name, string what) =>
        new(
            name,
            what,
            async (stream, stop) =>
            {
                var words = ReportWords.In(language);
                var table = await panel.ExecuteAsync(consultation, points, PanelGrouping.Kind, words, stop);
                var sheet = PanelFiles.Sheet(table, words);
                await XlsxSheets.WriteAsync(sheet, [words.PanelTitle], stream, stop, withCodebook: language == Languages.English);
            }
        );

    private async Task TableAsync(
        Consultation consultation,
        string name,
        PointQuery points,
        Stream destination,
        CancellationToken cancellationToken
    )
    {
        var request = new ExportRequest(name, points, ExportRequest.NothingPersonal);
        await CsvSheets.WriteAsync(await tables.OpenAsync(consultation, request, cancellationToken), destination, cancellationToken);
    }

    /// <summary>Without the addresses they went to.</summary>
    private async Task<string> DigestsAsync(Consultation consultation, CancellationToken cancellationToken) =>
        JsonSerializer.Serialize(
            (await digests.ListAsync(consultation.Slug, cancellationToken)).Select(digest => new
            {
                digest.Id,
                digest.DueAt,
                digest.FiguresAt,
                Copies = digest.Deliveries.CountBy(delivery => delivery.State).ToDictionary(),
                digest.Figures,
            }),
            Indented
        );

    private async Task SentAsync(Consultation consultation, string category, Stream destination, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(destination, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var mail in sent.ReadAsync(consultation.Slug, cancellationToken))
        {
            if (mail.Category != category)
                continue;
            var text = await RedactedAsync(consultation, mail, names, cancellationToken);
            await writer.WriteLineAsync(
                $"{Dates.Moment(consultation.Window.InZone(mail.At))}: {mail.Subject}".AsMemory(),
                cancellationToken
            );
            await writer.WriteLineAsync(ReadOnlyMemory<char>.Empty, cancellationToken);
            await writer.WriteLineAsync(text.AsMemory(), cancellationToken);
            await writer.WriteLineAsync(new string('-', 72).AsMemory(), cancellationToken);
        }
    }

    /// <summary>
    /// Without personal data that the machine finds, and without the names of those whose words it has: of the one it is all about
    /// everywhere, of several in the words of each.
    /// </summary>
    private async Task<string> RedactedAsync(
        Consultation consultation,
        SentMail mail,
        Dictionary<string, string?> names,
        CancellationToken cancellationToken
    )
    {
        var about = mail.Pieces.Select(piece => piece.About).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var one in about.Where(one => !names.ContainsKey(one)))
            names[one] = await NameAsync(consultation, one, cancellationToken);
        var text = mail.Text;
        var found = PersonalDataFinder.Find(text, about is [var only] ? names[only] : null).ToList();
        var start = 0;
        foreach (var piece in mail.Pieces)
        {
            if (about.Count > 1 && piece.About is { } whose && names[whose] is { } name)
                found.AddRange(
                    PersonalDataFinder
                        .Find(piece.Text, name)
                        .Select(data => data with { Span = data.Span with { Start = start + data.Span.Start } })
                );
            start += piece.Text.Length;
        }

        return Redaction.Redact(text, found);
    }

    /// <summary>The name that a response gave; null where it gave none, or is gone.</summary>
    private async Task<string?> NameAsync(Consultation consultation, string about, CancellationToken cancellationToken) =>
        about.Split('/') is [var slug, var reference]
        && slug == consultation.Slug.ToString()
        && SubmissionReference.TryParse(reference, out var parsed)
            ? (await store.FindAsync(consultation.Slug, parsed, cancellationToken))?.Respondent.Name
            : null;

    /// <summary>By partner or by reference, without the addresses they went to.</summary>
    private async Task<string> RepliesAsync(Consultation consultation, CancellationToken cancellationToken) =>
        JsonSerializer.Serialize(
            (await records.ListAsync<ReplyDelivery>(consultation.Slug, cancellationToken))
                .OrderBy(reply => reply.At)
                .Select(reply => new
                {
                    To = reply.Id,
                    reply.State,
                    reply.At,
                    reply.By,
                }),
            Indented
        );

    private static async Task CopyAsync(MemoryStream made, Stream destination, CancellationToken cancellationToken)
    {
        await using (made)
            await made.CopyToAsync(destination, cancellationToken);
    }
}
