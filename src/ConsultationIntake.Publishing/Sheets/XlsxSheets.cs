using ConsultationIntake.Exports;
using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace ConsultationIntake.Publishing.Sheets;

/// <summary>A table as a workbook of two sheets, the table and its codebook. Rows are written as they come: memory does not grow with
/// them.</summary>
public static class XlsxSheets
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="table">What is written; its rows are read once.</param>
    /// <param name="about">Said above the codebook: whose table it is, what was asked for, when.</param>
    /// <param name="destination">Written to asynchronously and left open; need not seek.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="withCodebook">False for the table alone.</param>
    public static async Task WriteAsync(
        ExportTable table,
        IReadOnlyList<string> about,
        Stream destination,
        CancellationToken cancellationToken,
        bool withCodebook = true
    )
    {
        var options = new SpreadCheetahOptions
        {
            DocumentProperties = new DocumentProperties { Title = about is [var first, ..] ? first : table.Title },
        };
        await using var deferred = new DeferredWrites(destination);
        await using (var workbook = await Spreadsheet.CreateNewAsync(deferred, options, cancellationToken))
            await WriteAsync(workbook, table, withCodebook ? about : null, cancellationToken);
        await deferred.FlushAsync(cancellationToken);
    }

    private static async Task WriteAsync(
        Spreadsheet workbook,
        ExportTable table,
        IReadOnlyList<string>? about,
        CancellationToken cancellationToken
    )
    {
        var styles = Styles.AddTo(workbook);
        await StartAsync(workbook, table.Title, [.. table.Columns.Select(column => column.Width)], cancellationToken);
        await workbook.AddHeaderRowAsync([.. table.Columns.Select(column => column.Name)], styles.Header, cancellationToken);
        await WriteRowsAsync(workbook, table, styles, cancellationToken);
        if (about is not null)
            await WriteCodebookAsync(workbook, table, about, styles, cancellationToken);
        await workbook.FinishAsync(cancellationToken);
    }

    private static async Task WriteCodebookAsync(
        Spreadsheet workbook,
        ExportTable table,
        IReadOnlyList<string> about,
        Styles styles,
        CancellationToken cancellationToken
    )
    {
        await StartAsync(workbook, Codebook.Title, [22, 60, 100, 10], cancellationToken, frozen: 0);
        foreach (var line in about)
            await workbook.AddRowAsync([new Cell(CellText.OfCell(line))], cancellationToken);
        await workbook.AddHeaderRowAsync([.. Codebook.Header], styles.Header, cancellationToken);
        foreach (var row in Codebook.Rows(table.Columns))
            await workbook.AddRowAsync([.. row.Select(text => new Cell(CellText.OfCell(text), styles.Text))], cancellationToken);
    }

    private static async Task WriteRowsAsync(Spreadsheet workbook, ExportTable table, Styles styles, CancellationToken cancellationToken)
    {
        var cells = new Cell[table.Columns.Count];
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            for (var i = 0; i < cells.Length; i++)
                cells[i] = CellOf(row[i], styles);
            await workbook.AddRowAsync(cells.AsMemory(), cancellationToken);
        }
    }

    private static Cell CellOf(ExportValue value, Styles styles) =>
        value switch
        {
            { Text: { } text } => new Cell(CellText.OfCell(text), styles.Text),
            { Number: { } number } => new Cell(number),
            // A sheet's moments know no zone: this is the clock on the consultation's wall.
            { Moment: { } moment } => new Cell(moment.DateTime, styles.Moment),
            { Day: { } day } => new Cell(day.ToDateTime(TimeOnly.MinValue), styles.Day),
            _ => default,
        };

    private static ValueTask StartAsync(
        Spreadsheet workbook,
        string name,
        IReadOnlyList<int> widths,
        CancellationToken cancellationToken,
        int frozen = 1
    )
    {
        var options = new WorksheetOptions();
        if (frozen > 0)
            options.FrozenRows = frozen;
        foreach (var (i, width) in widths.Index())
            options.Column(i + 1).Width = width;
        return workbook.StartWorksheetAsync(name, options, cancellationToken);
    }

    private sealed record Styles(StyleId Header, StyleId Text, StyleId Moment, StyleId Day)
    {
        internal static Styles AddTo(Spreadsheet workbook)
        {
            var top = new Alignment { WrapText = true, Vertical = VerticalAlignment.Top };
            return new Styles(
                workbook.AddStyle(new Style { Font = new Font { Bold = true } }),
                workbook.AddStyle(new Style { Alignment = top }),
                workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm"), Alignment = top }),
                workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd"), Alignment = top })
            );
        }
    }
}
