using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultationIntake.Publishing.Word;

/// <summary>The parts of a table.</summary>
internal static class WordTables
{
    private const string Line = "B7C0C8";

    internal static TableProperties Properties(string description, int width) =>
        new(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            new TableBorders(
                new TopBorder
                {
                    Val = BorderValues.Single,
                    Size = 4,
                    Color = Line,
                },
                new LeftBorder
                {
                    Val = BorderValues.Single,
                    Size = 4,
                    Color = Line,
                },
                new BottomBorder
                {
                    Val = BorderValues.Single,
                    Size = 4,
                    Color = Line,
                },
                new RightBorder
                {
                    Val = BorderValues.Single,
                    Size = 4,
                    Color = Line,
                },
                new InsideHorizontalBorder
                {
                    Val = BorderValues.Single,
                    Size = 4,
                    Color = Line,
                },
                new InsideVerticalBorder
                {
                    Val = BorderValues.Single,
                    Size = 4,
                    Color = Line,
                }
            ),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa }
            ),
            new TableLook
            {
                FirstRow = true,
                FirstColumn = false,
                NoVerticalBand = true,
            },
            new TableDescription { Val = Sheets.CellText.Clean(description) }
        );

    /// <summary>Repeated on each page, white on the body's colour.</summary>
    internal static TableRow Header(IReadOnlyList<WordColumn> columns, Func<WordColumn, string> width, string colour)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        foreach (var column in columns)
        {
            row.Append(
                new TableCell(
                    new TableCellProperties(
                        new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width(column) },
                        new Shading
                        {
                            Val = ShadingPatternValues.Clear,
                            Color = "auto",
                            Fill = colour.ToUpperInvariant(),
                        }
                    ),
                    new Paragraph(
                        PropertiesOf(column.IsNumber),
                        new Run(new RunProperties(new Bold(), new Color { Val = "FFFFFF" }), new Text(Sheets.CellText.Clean(column.Title)))
                    )
                )
            );
        }

        return row;
    }

    internal static TableRow Row(IReadOnlyList<WordColumn> columns, Func<WordColumn, string> width, IReadOnlyList<WordCell> cells)
    {
        // A point is read in one piece; what is longer than a page is cut all the same.
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        foreach (var (column, cell) in columns.Zip(cells))
        {
            var written = new TableCell(
                new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width(column) })
            );
            foreach (var runs in cell.Paragraphs.DefaultIfEmpty([]))
            {
                var paragraph = WordFile.Paragraph(null, cell.IsHeader ? [.. runs.Select(run => run with { Bold = true })] : runs);
                paragraph.PrependChild(PropertiesOf(cell.IsNumber));
                written.Append(paragraph);
            }

            row.Append(written);
        }

        return row;
    }

    private static ParagraphProperties PropertiesOf(bool isNumber)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.TableText });
        if (isNumber)
            properties.Append(new Justification { Val = JustificationValues.Right });
        return properties;
    }
}
