using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Publishing.Sheets;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Points;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Exports;

/// <summary>How a table is written down.</summary>
internal enum ExportFormat
{
    Xlsx,
    Csv,

    /// <summary>One JSON object a row.</summary>
    JsonLines,

    /// <summary>What its columns mean, as comma-separated values: a workbook has that as its second sheet.</summary>
    Codebook,
}

/// <summary>A file that was asked for by its name: <c>points.xlsx</c>, <c>points.csv</c>, <c>points-codebook.csv</c>.</summary>
internal sealed record ExportFile(string Table, ExportFormat Format)
{
    private const string CodebookEnd = "-codebook";

    /// <summary>Null where there is no such file.</summary>
    internal static ExportFile? Parse(string name)
    {
        var (stem, format) = name switch
        {
            _ when name.EndsWith(".xlsx", StringComparison.Ordinal) => (name[..^5], ExportFormat.Xlsx),
            _ when name.EndsWith($"{CodebookEnd}.csv", StringComparison.Ordinal) => (
                name[..^(CodebookEnd.Length + 4)],
                ExportFormat.Codebook
            ),
            _ when name.EndsWith(".csv", StringComparison.Ordinal) => (name[..^4], ExportFormat.Csv),
            _ when name.EndsWith(".jsonl", StringComparison.Ordinal) => (name[..^6], ExportFormat.JsonLines),
            _ => ("", ExportFormat.Csv),
        };
        return ExportTables.Names.Contains(stem) ? new ExportFile(stem, format) : null;
    }

    /// <summary>Its name in an address.</summary>
    internal string Name =>
        Format switch
        {
            ExportFormat.Xlsx => $"{Table}.xlsx",
            ExportFormat.Csv => $"{Table}.csv",
            ExportFormat.JsonLines => $"{Table}.jsonl",
            ExportFormat.Codebook => $"{Table}{CodebookEnd}.csv",
            _ => throw new NotSupportedException($"The format {Format} has no name."),
        };

    /// <summary>The file, written as it is sent: a table of any length takes no memory to speak of.</summary>
    /// <param name="about">What the codebook of a workbook begins with: see <see cref="About"/>.</param>
    internal async Task<IResult> AnswerAsync(
        ExportTables tables,
        Consultation consultation,
        ExportRequest request,
        IReadOnlyList<string> about,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var name = $"{consultation.Slug}-{consultation.Window.LocalDate(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{Name}";
        if (Format == ExportFormat.Codebook)
        {
            var columns = tables.ColumnsOf(consultation, Table);
            return Results.Stream(stream => CsvSheets.WriteCodebookAsync(columns, stream, cancellationToken), CsvSheets.ContentType, name);
        }

        var table = await tables.OpenAsync(consultation, request, cancellationToken);
        return Format switch
        {
            ExportFormat.Xlsx => Results.Stream(
                stream => XlsxSheets.WriteAsync(table, about, stream, cancellationToken),
                XlsxSheets.ContentType,
                name
            ),
            ExportFormat.Csv => Results.Stream(
                stream => CsvSheets.WriteAsync(table, stream, cancellationToken),
                CsvSheets.ContentType,
                name
            ),
            ExportFormat.JsonLines => Results.Stream(
                stream => JsonLinesTables.WriteAsync(table, stream, cancellationToken),
                JsonLinesTables.ContentType,
                name
            ),
            _ => throw new NotSupportedException($"Nothing is written as {Format}."),
        };
    }

    /// <summary>Whose table it is, which rows it has, who took it out and when, and why it holds personal data where it does.</summary>
    internal IReadOnlyList<string> About(
        Consultation consultation,
        ExportFilter filter,
        IReadOnlySet<string> personal,
        string member,
        string? reason,
        DateTimeOffset now
    ) =>
        [
            $"{consultation.Title.English}: {Table}",
            filter.Says,
            $"Exported {Dates.Moment(consultation.Window.InZone(now))} by {member}",
            reason is null
                ? "Personal data is taken out of people's words as far as a machine finds it. Read what you publish."
                : $"With personal data ({string.Join(", ", personal.Order(StringComparer.Ordinal))}). Reason: {reason}",
        ];

    /// <summary>Whether a filter of points says which rows it has.</summary>
    internal bool TakesFilter => Table is "points" or "decisions";

    /// <summary>The address of the file of exactly what a list has.</summary>
    /// <param name="list">The list's first page: <c>/staff/{slug}/responses?…</c>.</param>
    internal static string OfList(string list, string name)
    {
        var query = list.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? list[at..] : "";
        var page = list[..^query.Length];
        return $"{page[..page.LastIndexOf('/')]}/export/{name}{query}";
    }

    /// <summary>The address of the file of exactly these points.</summary>
    internal static string Address(PointQuery query, Consultation consultation, string name) =>
        $"/staff/{consultation.Slug}/export/{name}{PointFilter.QueryString(query, consultation)}";
}
