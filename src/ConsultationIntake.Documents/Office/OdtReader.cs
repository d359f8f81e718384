using System.Text;
using System.Xml;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// Reads an OpenDocument text (ISO/IEC 26300): paragraphs, list labels as they are printed, deleted text left out, pages
/// where LibreOffice left marks of them. Annotations go to the margin, headers and footers to the letterhead.
/// </summary>
internal sealed class OdtReader
{
    private const int MaxOpen = 100;
    private const int WordsBesidePicture = 10;
    private const int MostBlanks = 100;

    private readonly DocumentText text;
    private readonly DocumentText margin;
    private readonly DocumentText notes;
    private readonly NoteKind note;
    private readonly OdtStyles styles;
    private readonly CancellationToken cancellation;
    private readonly Stack<StringBuilder> open = new();
    private readonly Stack<(string? Style, ListLabels Labels)> lists = new();
    private readonly Dictionary<string, ListLabels> running = new(StringComparer.Ordinal);
    private string? pendingLabel;
    private string? noteClass;
    private readonly Stack<OdtTable> tables = new();
    private int headingLevel;
    private int tablesSeen;
    private bool hasPicture;
    private bool pagesKnown;

    private sealed class OdtTable(int number)
    {
        public int Number => number;

        public int Row { get; set; } = -1;

        public int Column { get; set; } = -1;

        public bool InHeader { get; set; }
    }

    private OdtReader(
        DocumentText text,
        DocumentText margin,
        DocumentText notes,
        OdtStyles styles,
        CancellationToken cancellation,
        NoteKind note = NoteKind.None
    )
    {
        this.notes = notes;
        this.note = note;
        this.text = text;
        this.margin = margin;
        this.styles = styles;
        this.cancellation = cancellation;
    }

    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingBudget budget, CancellationToken cancellationToken)
    {
        using var archive = Zip.Open(content);
        var files = new OdtFiles(archive, budget);
        if (files.Has("encrypted-package") || IsEncrypted(files))
            return ExtractedText.Unread(ExtractionMark.Encrypted);
        using var document = files.Open("content.xml");
        if (document is null)
            return ExtractedText.Unread(ExtractionMark.NotRead);
        var text = new DocumentText(budget, cancellationToken);
        var margin = new DocumentText(budget, cancellationToken);
        var notes = new DocumentText(budget, cancellationToken);
        var styles = new OdtStyles();
        using (var shared = files.Open("styles.xml"))
            styles.ReadAll(shared);
        var reader = new OdtReader(text, margin, notes, styles, cancellationToken);
        reader.Visit(document);
        if (notes.Words > 0)
            text.Include(notes.Done());
        if (reader.hasPicture && text.Words < WordsBesidePicture)
            text.Mark(ExtractionMark.Image);
        var aside = margin.Done().Value;
        if (aside.Length > 0)
            text.Mark(ExtractionMark.Comments);
        return text.Done(aside, withPages: reader.pagesKnown) with { Letterhead = reader.Letterhead(files, budget) };
    }

    private string Letterhead(OdtFiles files, ReadingBudget budget)
    {
        var letterhead = new DocumentText(budget, cancellation);
        using var shared = files.Open("styles.xml");
        while (letterhead.GoesOn() && shared?.Read() == true)
        {
            if (
                shared.NodeType != XmlNodeType.Element
                || shared.LocalName is not ("header" or "header-first" or "header-left" or "footer" or "footer-first" or "footer-left")
            )
                continue;
            using var page = shared.ReadSubtree();
            new OdtReader(letterhead, letterhead, letterhead, styles, cancellation).VisitNote(page);
        }

        return letterhead.Done().Value;
    }

    private static bool IsEncrypted(OdtFiles files)
    {
        using var manifest = files.Open("META-INF/manifest.xml");
        while (manifest?.Read() == true)
        {
            if (manifest.NodeType == XmlNodeType.Element && manifest.LocalName == "encryption-data")
                return true;
        }

        return false;
    }

    private void Visit(XmlReader xml)
    {
        while (text.GoesOn() && xml.Read())
        {
            while (xml.NodeType == XmlNodeType.Element && IsSkipped(xml))
                xml.Skip();
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Begin(xml);
                    if (xml.IsEmptyElement)
                        End(xml.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    End(xml.LocalName);
                    break;
                case XmlNodeType.Text
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.CDATA when open.Count > 0:
                    // A line end in the file is a space in the text, and blanks between two spans are one (section 6.1.2).
                    open.Peek().Append(xml.Value.Replace('\n', ' '));
                    break;
            }
        }

        while (open.Count > 0)
            End("p");
    }

    private bool IsSkipped(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tracked-changes":
                text.Mark(ExtractionMark.TrackedChanges);
                return true;
            case "annotation":
                using (var note = xml.ReadSubtree())
                {
                    if (!ReferenceEquals(text, margin))
                        new OdtReader(margin, margin, margin, styles, cancellation).VisitNote(note);
                }

                return true;
            case "note-body":
                using (var body = xml.ReadSubtree())
                    new OdtReader(
                        notes,
                        margin,
                        notes,
                        styles,
                        cancellation,
                        noteClass == "endnote" ? NoteKind.Endnote : NoteKind.Footnote
                    ).VisitNote(body);
                return true;
            case "note":
                noteClass = OdtStyles.Attribute(xml, "note-class");
                return false;
            default:
                return xml.LocalName is "note-citation" or "title" or "desc" or "script" or "binary-data" or "forms";
        }
    }

    private void VisitNote(XmlReader note)
    {
        note.Read();
        Visit(note);
    }

    private void Begin(XmlReader xml)
    {
        styles.Begin(xml);
        switch (xml.LocalName)
        {
            case "p" or "h":
                if (open.Count == MaxOpen || lists.Count > MaxOpen)
                    throw new InvalidDataException("Paragraphs within paragraphs, too deep to be a letter.");
                if (styles.BreaksBefore(OdtStyles.Attribute(xml, "style-name")))
                    text.NextPage();
                open.Push(new StringBuilder());
                headingLevel = xml.LocalName == "h" ? Math.Clamp(OdtStyles.Number(xml, "outline-level") ?? 1, 1, 9) : 0;
                break;
            case "image":
                hasPicture = true;
                break;
            case "table" or "table-header-rows" or "table-row" or "table-cell" or "covered-table-cell":
                BeginInTable(xml.LocalName);
                break;
            case "s" when open.Count > 0:
                open.Peek().Append(' ', Math.Clamp(OdtStyles.Number(xml, "c") ?? 1, 1, MostBlanks));
                break;
            case "tab" when open.Count > 0:
                open.Peek().Append(' ');
                break;
            case "line-break" when open.Count > 0:
                open.Peek().Append('\n');
                break;
            case "soft-page-break":
                pagesKnown = true;
                if (open.Count > 0)
                    open.Peek().Append('\f');
                else
                    text.NextPage();
                break;
            case "list":
                BeginList(xml);
                break;
            case "list-item" when lists.Count > 0:
                pendingLabel = lists.Peek().Labels.Next(lists.Count - 1);
                break;
        }
    }

    private void BeginInTable(string element)
    {
        if (element == "table" && tables.Count < MaxOpen)
            tables.Push(new OdtTable(tablesSeen++));
        if (!tables.TryPeek(out var table))
            return;
        if (element == "table-header-rows")
            table.InHeader = true;
        else if (element == "table-row")
            (table.Row, table.Column) = (table.Row + 1, -1);
        else if (element != "table")
            table.Column++;
    }

    private void BeginList(XmlReader xml)
    {
        var outer = lists.Count > 0 ? lists.Peek() : default;
        var style = OdtStyles.Attribute(xml, "style-name") ?? outer.Style;
        var continues = OdtStyles.Attribute(xml, "continue-numbering") == "true" || OdtStyles.Attribute(xml, "continue-list") is not null;
        var labels =
            outer.Labels is not null && style == outer.Style ? outer.Labels
            : continues && style is not null && running.TryGetValue(style, out var known) ? known
            : styles.Labels(style);
        if (style is not null)
            running[style] = labels;
        lists.Push((style, labels));
    }

    private void End(string element)
    {
        switch (element)
        {
            case "p" or "h" when open.TryPop(out var words):
                EndParagraph(words.ToString());
                break;
            case "list" when lists.Count > 0:
                lists.Pop();
                pendingLabel = null;
                break;
            case "list-item":
                pendingLabel = null;
                break;
            case "table":
                tables.TryPop(out _);
                break;
            case "table-header-rows" when tables.TryPeek(out var table):
                table.InHeader = false;
                break;
        }
    }

    private void EndParagraph(string words)
    {
        var like = new TextBlock(0, 0)
        {
            HeadingLevel = headingLevel,
            ListLevel = lists.Count,
            Cell =
                tables.TryPeek(out var table) && table.Column >= 0
                    ? new TablePlace(table.Number, table.Row, table.Column, table.InHeader)
                    : null,
            Note = note,
        };
        if (pendingLabel is { } label && !string.IsNullOrWhiteSpace(words) && open.Count == 0)
        {
            pendingLabel = null;
            if (label.Length > 0)
            {
                text.ListItem(label, words, like);
                return;
            }
        }

        text.Paragraph(words, like);
    }
}
