using System.Globalization;
using ConsultationIntake.Publishing.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultationIntake.Publishing.Word;

/// <summary>
/// A Word document, written from its beginning to its end: headings that are headings, tables whose first row is repeated on each page, a
/// title and a language that a screen reader is told. What is written is not kept as a tree: a long table takes the memory of its text.
/// </summary>
internal sealed class WordFile : IDisposable
{
    internal const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Twentieths of a point between the margins of A4.</summary>
    private const int PortraitWidth = 9_638;
    private const int LandscapeWidth = 14_570;

    private readonly MemoryStream file = new();
    private readonly WordprocessingDocument document;
    private readonly MainDocumentPart main;
    private readonly OpenXmlWriter writer;
    private readonly WordLook look;
    private readonly string footer;
    private uint drawings;

    internal WordFile(WordLook look)
    {
        this.look = look;
        document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = CellText.Clean(look.Title);
        document.PackageProperties.Creator = CellText.Clean(look.Body);
        document.PackageProperties.Language = WordLook.TagOf(look.Language);
        main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Of(look);
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            ),
            new ThemeFontLanguages { Val = WordLook.TagOf(look.Language) }
        );
        footer = AddFooter();
        writer = OpenXmlWriter.Create(main);
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement(new Document());
        writer.WriteStartElement(new Body());
        Write(Paragraph(WordStyles.Title, look.Title));
    }

    /// <param name="level">1 to 3.</param>
    internal void Heading(int level, string text) => Write(Paragraph(WordStyles.Heading(level), text));

    internal void Text(params IReadOnlyList<WordRun> runs) => Write(Paragraph(null, runs));

    /// <summary>Kept on the page of what follows.</summary>
    internal void TextBefore(params IReadOnlyList<WordRun> runs)
    {
        var paragraph = Paragraph(null, runs);
        (paragraph.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
        Write(paragraph);
    }

    internal void Bullet(params IReadOnlyList<WordRun> runs) => Write(Paragraph(WordStyles.Bullet, runs));

    internal void Quote(params IReadOnlyList<WordRun> runs) => Write(Paragraph(WordStyles.Quote, runs));

    internal void Caption(string text) => Write(Paragraph(WordStyles.Caption, text));

    /// <param name="description">What the table holds, for whoever cannot see it.</param>
    /// <param name="columns">Their widths make a hundred.</param>
    /// <param name="rows">Each with one cell a column.</param>
    internal void Table(string description, IReadOnlyList<WordColumn> columns, IEnumerable<IReadOnlyList<WordCell>> rows)
    {
        var width = look.IsLandscape ? LandscapeWidth : PortraitWidth;
        writer.WriteStartElement(new Table());
        writer.WriteElement(WordTables.Properties(description, width));
        writer.WriteElement(new TableGrid(columns.Select(column => new GridColumn { Width = Share(width, column) })));
        writer.WriteElement(WordTables.Header(columns, column => Share(width, column), look.Colour.TrimStart('#')));
        foreach (var row in rows)
            writer.WriteElement(WordTables.Row(columns, column => Share(width, column), row));
        writer.WriteEndElement();
        // Two tables one after the other would be one.
        Write(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0" })));
    }

    /// <summary>A part of its own, and where the document shows it.</summary>
    internal void Drawing(Func<MainDocumentPart, uint, Paragraph> draw) => Write(draw(main, ++drawings));

    /// <summary>The finished document, from its beginning.</summary>
    internal MemoryStream Finish()
    {
        writer.WriteElement(
            new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
                look.IsLandscape
                    ? new PageSize
                    {
                        Width = 16_838,
                        Height = 11_906,
                        Orient = PageOrientationValues.Landscape,
                    }
                    : new PageSize { Width = 11_906, Height = 16_838 },
                new PageMargin
                {
                    Top = 1_134,
                    Bottom = 1_134,
                    Left = 1_134,
                    Right = 1_134,
                    Header = 567,
                    Footer = 567,
                    Gutter = 0,
                }
            )
        );
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Close();
        document.Dispose();
        file.Position = 0;
        return file;
    }

    public void Dispose()
    {
        writer.Dispose();
        document.Dispose();
    }

    internal static Paragraph Paragraph(string? style, params IReadOnlyList<WordRun> runs)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach (var run in runs)
            paragraph.Append(Inline(run));
        return paragraph;
    }

    /// <summary>A link is a field: it needs no part of its own, and Word and LibreOffice open it alike.</summary>
    private static OpenXmlElement Inline(WordRun run) =>
        run.Link is { } link
            ? new SimpleField(RunOf(run)) { Instruction = $" HYPERLINK \"{link.Replace("\"", "%22", StringComparison.Ordinal)}\" " }
            : RunOf(run);

    private static Run RunOf(WordRun text)
    {
        var properties = new RunProperties();
        if (text.Link is not null)
            properties.Append(new RunStyle { Val = WordStyles.Link });
        if (text.Bold)
            properties.Append(new Bold());
        if (text.Italic)
            properties.Append(new Italic());
        if (text.Quiet)
            properties.Append(new Color { Val = "595F66" });
        if (text.Language is { } language)
            properties.Append(new Languages { Val = WordLook.TagOf(language) });
        var run = new Run();
        if (properties.HasChildren)
            run.Append(properties);
        foreach (var (i, line) in CellText.Clean(text.Text).ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static string Share(int width, WordColumn column) => (width * column.Width / 100).ToString(CultureInfo.InvariantCulture);

    private void Write(Paragraph paragraph) => writer.WriteElement(paragraph);

    private string AddFooter()
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new Footer(
            new Paragraph(
                new ParagraphProperties(
                    new Tabs(new TabStop { Val = TabStopValues.Right, Position = look.IsLandscape ? LandscapeWidth : PortraitWidth })
                ),
                RunOf(new WordRun(look.Body) { Quiet = true }),
                new Run(new TabChar()),
                RunOf(new WordRun($"{look.PageWord} ") { Quiet = true }),
                new SimpleField(RunOf(new WordRun("1") { Quiet = true })) { Instruction = " PAGE " }
            )
        );
        return main.GetIdOfPart(part);
    }
}
