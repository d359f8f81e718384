using System.Globalization;
using ConsultationIntake.Publishing.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using SpreadCheetah;
using Chart = DocumentFormat.OpenXml.Drawing.Charts.Chart;
using Wordprocessing = DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultationIntake.Publishing.Word;

/// <param name="Name">What a colour of the bars stands for.</param>
/// <param name="Colour">Without the number sign.</param>
/// <param name="Values">One a category.</param>
internal sealed record ChartSeries(string Name, string Colour, IReadOnlyList<long> Values);

/// <summary>
/// Bars that are stacked, as a chart that Word edits: its figures are a workbook inside the document (ISO/IEC 29500, DrawingML charts).
/// </summary>
internal sealed class StanceChart(string title, string description, IReadOnlyList<string> categories, IReadOnlyList<ChartSeries> series)
{
    private const long Width = 5_760_000;
    private const long BarHeight = 420_000;
    private const string Sheet = "Sheet1";

    internal Wordprocessing.Paragraph Draw(MainDocumentPart main, uint number)
    {
        var part = main.AddNewPart<ChartPart>();
        var figures = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        using (var workbook = Figures())
            figures.FeedData(workbook);
        part.ChartSpace = Space(part.GetIdOfPart(figures));
        var height = 1_400_000 + (BarHeight * categories.Count);
        return new Wordprocessing.Paragraph(
            new Wordprocessing.Run(
                new Wordprocessing.Drawing(
                    new Inline(
                        new Extent { Cx = Width, Cy = height },
                        new DocProperties
                        {
                            Id = number,
                            Name = string.Create(CultureInfo.InvariantCulture, $"Chart {number}"),
                            Description = CellText.Clean(description),
                        },
                        new Graphic(
                            new GraphicData(new ChartReference { Id = main.GetIdOfPart(part) })
                            {
                                Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
                            }
                        )
                    )
                    {
                        DistanceFromTop = 0,
                        DistanceFromBottom = 0,
                        DistanceFromLeft = 0,
                        DistanceFromRight = 0,
                    }
                )
            )
        );
    }

    private ChartSpace Space(string figures)
    {
        var bars = new BarChart(
            new BarDirection { Val = BarDirectionValues.Bar },
            new BarGrouping { Val = BarGroupingValues.Stacked },
            new VaryColors { Val = false }
        );
        foreach (var (i, one) in series.Index())
            bars.Append(Bars((uint)i, one));
        bars.Append(new GapWidth { Val = 60 }, new Overlap { Val = 100 }, new AxisId { Val = 1 }, new AxisId { Val = 2 });
        var chart = new Chart(
            TitleOf(title),
            new AutoTitleDeleted { Val = false },
            new PlotArea(
                new Layout(),
                bars,
                new CategoryAxis(
                    new AxisId { Val = 1 },
                    // The first at the top, as in the table.
                    new Scaling(new Orientation { Val = OrientationValues.MaxMin }),
                    new Delete { Val = false },
                    new AxisPosition { Val = AxisPositionValues.Left },
                    new CrossingAxis { Val = 2 },
                    new Crosses { Val = CrossesValues.AutoZero }
                ),
                new ValueAxis(
                    new AxisId { Val = 2 },
                    new Scaling(new Orientation { Val = OrientationValues.MinMax }),
                    new Delete { Val = false },
                    new AxisPosition { Val = AxisPositionValues.Bottom },
                    new NumberingFormat { FormatCode = "#,##0", SourceLinked = false },
                    new CrossingAxis { Val = 1 },
                    new Crosses { Val = CrossesValues.Maximum }
                )
            ),
            new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }),
            new PlotVisibleOnly { Val = true }
        );
        return new ChartSpace(
            new EditingLanguage { Val = "en-GB" },
            new RoundedCorners { Val = false },
            chart,
            new ExternalData(new AutoUpdate { Val = false }) { Id = figures }
        );
    }

    private BarChartSeries Bars(uint index, ChartSeries one)
    {
        var column = SpreadsheetUtility.GetColumnName((int)index + 2);
        var last = categories.Count + 1;
        return new BarChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index },
            new Order { Val = index },
            new SeriesText(
                new StringReference(
                    new DocumentFormat.OpenXml.Drawing.Charts.Formula($"{Sheet}!${column}$1"),
                    new StringCache(new PointCount { Val = 1 }, new StringPoint(new NumericValue(one.Name)) { Index = 0 })
                )
            ),
            new ChartShapeProperties(new SolidFill(new RgbColorModelHex { Val = one.Colour })),
            new InvertIfNegative { Val = false },
            new CategoryAxisData(
                new StringReference(
                    new DocumentFormat.OpenXml.Drawing.Charts.Formula(
                        string.Create(CultureInfo.InvariantCulture, $"{Sheet}!$A$2:$A${last}")
                    ),
                    new StringCache([
                        new PointCount { Val = (uint)categories.Count },
                        .. categories
                            .Index()
                            .Select(category => new StringPoint(new NumericValue(category.Item)) { Index = (uint)category.Index }),
                    ])
                )
            ),
            new Values(
                new NumberReference(
                    new DocumentFormat.OpenXml.Drawing.Charts.Formula(
                        string.Create(CultureInfo.InvariantCulture, $"{Sheet}!${column}$2:${column}${last}")
                    ),
                    new NumberingCache([
                        new FormatCode("General"),
                        new PointCount { Val = (uint)one.Values.Count },
                        .. one
                            .Values.Index()
                            .Select(value => new NumericPoint(new NumericValue(value.Item.ToString(CultureInfo.InvariantCulture)))
                            {
                                Index = (uint)value.Index,
                            }),
                    ])
                )
            )
        );
    }

    private static Title TitleOf(string text) =>
        new(
            new ChartText(
                new RichText(
                    new BodyProperties(),
                    new Paragraph(
                        new Run(
                            new RunProperties
                            {
                                Language = "en-GB",
                                FontSize = 1200,
                                Bold = true,
                            },
                            new Text(CellText.Clean(text))
                        )
                    )
                )
            ),
            new Overlay { Val = false }
        );

    private MemoryStream Figures()
    {
        var file = new MemoryStream();
        WriteAsync().GetAwaiter().GetResult();
        file.Position = 0;
        return file;

        // To memory nothing waits.
        async Task WriteAsync()
        {
            await using var workbook = await Spreadsheet.CreateNewAsync(file);
            await workbook.StartWorksheetAsync(Sheet);
            await workbook.AddRowAsync([new DataCell(""), .. series.Select(one => new DataCell(one.Name))]);
            foreach (var (i, category) in categories.Index())
                await workbook.AddRowAsync([new DataCell(category), .. series.Select(one => new DataCell(one.Values[i]))]);
            await workbook.FinishAsync();
        }
    }
}
