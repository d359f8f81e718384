using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>A workbook read back: its sheets as rows of cells by column.</summary>
internal sealed record Workbook(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Sheets)
{
    internal static Workbook Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var book = document.WorkbookPart!;
        return new Workbook(
            book.Workbook!.Sheets!.Elements<Sheet>()
                .ToDictionary(
                    sheet => sheet.Name!.Value!,
                    sheet => (IReadOnlyList<IReadOnlyList<string>>)RowsOf((WorksheetPart)book.GetPartById(sheet.Id!.Value!))
                )
        );
    }

    /// <summary>The rows below the header, each by the names of its columns.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string sheet) =>
        [
            .. Sheets[sheet]
                .Skip(1)
                .Select(row =>
                    Sheets[sheet]
                        [0]
                        .Select((name, i) => (name, Value: i < row.Count ? row[i] : ""))
                        .ToDictionary(pair => pair.name, pair => pair.Value)
                ),
        ];

    private static List<IReadOnlyList<string>> RowsOf(WorksheetPart part) =>
        [.. part.Worksheet!.Descendants<Row>().Select(row => (IReadOnlyList<string>)CellsOf(row))];

    /// <summary>Empty cells may be left out of a row: a cell's reference, where it has one, says which column it is in.</summary>
    private static List<string> CellsOf(Row row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            if (cell.CellReference?.Value is { } reference)
            {
                while (cells.Count < ColumnOf(reference))
                    cells.Add("");
            }

            Assert.Null(cell.CellFormula);
            cells.Add(cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "");
        }

        return cells;
    }

    private static int ColumnOf(string reference) =>
        reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (column, letter) => (column * 26) + (letter - 'A' + 1)) - 1;
}
