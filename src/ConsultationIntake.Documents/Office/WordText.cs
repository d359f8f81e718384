using System.Globalization;
using System.Text;
using System.Xml;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Office;

/// <summary>Reads one part of a Word document, element by element: its text, its notes, a header.</summary>
internal sealed class WordText(DocumentText text, WordLists lists, DocxReader document, NoteKind note = NoteKind.None)
{
    private const int MaxOpen = 100;
    private const int Chunk = 4096;

    private readonly Stack<Paragraph> open = new();
    private readonly Stack<Table> tables = new();
    private readonly char[] chunk = new char[Chunk];
    private string? runFont;
    private bool wordsSincePageBreak;
    private bool inWords;
    private bool showsPlaceholder;
    private int tablesSeen;

    public bool HasPicture { get; private set; }

    /// <summary>Whether Word left marks of where pages began when it last printed it.</summary>
    public bool KnowsPages { get; private set; }

    public void Visit(XmlReader xml)
    {
        while (text.GoesOn() && xml.Read())
        {
            while (xml.NodeType == XmlNodeType.Element && IsSkipped(xml) && !xml.EOF)
                xml.Skip();
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Begin(xml);
                    break;
                case XmlNodeType.EndElement:
                    End(xml);
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace when inWords && open.Count > 0:
                    Words(xml);
                    break;
            }
        }

        while (open.Count > 0)
            EndParagraph();
    }

    private bool IsSkipped(XmlReader xml)
    {
        if (xml.LocalName is "del" or "moveFrom")
            text.Mark(ExtractionMark.TrackedChanges);
        if (xml.LocalName == "sdtContent" && showsPlaceholder)
        {
            // "Click here to enter text": nobody did.
            showsPlaceholder = false;
            return true;
        }

        // A fallback says again what its choice said; a field's instruction is not printed.
        return xml.LocalName
            is "del"
                or "moveFrom"
                or "Fallback"
                or "instrText"
                or "delText"
                or "rPrChange"
                or "pPrChange"
                or "sectPrChange"
                or "tblPrChange";
    }

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p" when xml.Prefix != "a":
                BeginParagraph(xml);
                break;
            case "ins" or "moveTo":
                text.Mark(ExtractionMark.TrackedChanges);
                break;
            case "tbl" or "tr" or "tc" or "gridSpan" or "tblHeader":
                BeginInTable(xml);
                break;
            case "sdt":
                showsPlaceholder = false;
                break;
            case "showingPlcHdr":
                showsPlaceholder = Value(xml) is not ("0" or "false");
                break;
            case "altChunk" when Relationship(xml) is { } id:
                text.Include(document.Chunk(id));
                break;
            case "blip" or "imagedata":
                HasPicture = true;
                break;
            default:
                if (open.TryPeek(out var paragraph))
                    BeginInParagraph(xml, paragraph);
                break;
        }
    }

    private void BeginParagraph(XmlReader xml)
    {
        if (open.Count == MaxOpen)
            throw new InvalidDataException("Paragraphs within paragraphs, too deep to be a letter.");
        open.Push(new Paragraph());
        runFont = null;
        if (xml.IsEmptyElement)
            EndParagraph();
    }

    private void BeginInParagraph(XmlReader xml, Paragraph paragraph)
    {
        switch (xml.LocalName)
        {
            case "pStyle":
                paragraph.Style = Value(xml);
                break;
            case "numId":
                paragraph.NumId = Value(xml);
                break;
            case "ilvl":
                paragraph.Level = WordLists.Parsed(Value(xml));
                break;
            case "outlineLvl":
                paragraph.Outline = WordLists.Parsed(Value(xml));
                break;
            case "r":
                runFont = null;
                break;
            case "rFonts":
                runFont = xml.GetAttribute("ascii", xml.NamespaceURI) ?? xml.GetAttribute("hAnsi", xml.NamespaceURI);
                break;
            case "t" when !xml.IsEmptyElement && xml.Prefix != "a":
                wordsSincePageBreak = inWords = true;
                break;
            case "sym":
                Symbol(xml, paragraph);
                break;
            case "tab" or "ptab" when paragraph.Words.Length > 0:
                paragraph.Words.Append(' ');
                break;
            case "noBreakHyphen":
                paragraph.Words.Append('-');
                break;
            case "br" or "cr":
                Break(paragraph, xml.GetAttribute("type", xml.NamespaceURI) == "page");
                break;
            case "lastRenderedPageBreak":
                KnowsPages = true;
                Break(paragraph, isPage: true);
                break;
        }
    }

    private void BeginInTable(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tbl" when tables.Count < MaxOpen && !xml.IsEmptyElement:
                tables.Push(new Table(tablesSeen++));
                break;
            case "tr" when tables.TryPeek(out var table):
                (table.Row, table.Column, table.Span, table.IsHeader) = (table.Row + 1, -1, 1, false);
                break;
            case "tc" when tables.TryPeek(out var table):
                (table.Column, table.Span) = (table.Column < 0 ? 0 : table.Column + table.Span, 1);
                break;
            case "gridSpan" when tables.TryPeek(out var table):
                table.Span = Math.Clamp(WordLists.Parsed(Value(xml)) ?? 1, 1, 1000);
                break;
            case "tblHeader" when tables.TryPeek(out var table):
                table.IsHeader = Value(xml) is not ("0" or "false");
                break;
        }
    }

    private void End(XmlReader xml)
    {
        if (xml.LocalName == "p" && xml.Prefix != "a")
            EndParagraph();
        else if (xml.LocalName == "t")
            inWords = false;
        else if (xml.LocalName == "tbl")
            tables.TryPop(out _);
    }

    private void Words(XmlReader xml)
    {
        var words = open.Peek().Words;
        for (int count; text.GoesOn() && (count = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0; )
            words.Append(SymbolFonts.Text(runFont, new string(chunk, 0, count)));
    }

    private static void Symbol(XmlReader xml, Paragraph paragraph)
    {
        if (
            int.TryParse(
                xml.GetAttribute("char", xml.NamespaceURI),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            )
        )
            paragraph.Words.Append(SymbolFonts.Text(xml.GetAttribute("font", xml.NamespaceURI), code));
    }

    private void Break(Paragraph paragraph, bool isPage)
    {
        // Word notes where a page began even where the writer had broken it just before.
        if (isPage && wordsSincePageBreak)
            paragraph.Words.Append('\f');
        else if (!isPage)
            paragraph.Words.Append('\n');
        if (isPage)
            wordsSincePageBreak = false;
    }

    private void EndParagraph()
    {
        if (!open.TryPop(out var paragraph))
            return;
        var words = paragraph.Words.ToString();
        if (string.IsNullOrWhiteSpace(words))
        {
            text.Paragraph(words);
            return;
        }

        var like = new TextBlock(0, 0)
        {
            HeadingLevel = lists.HeadingLevel(paragraph.Style, paragraph.Outline),
            Cell =
                tables.TryPeek(out var table) && table.Column >= 0
                    ? new TablePlace(table.Number, table.Row, table.Column, table.IsHeader)
                    : null,
            Note = note,
        };
        if (lists.Label(paragraph.Style, paragraph.NumId, paragraph.Level) is { Label.Length: > 0 } item)
            text.ListItem(item.Label, words, like with { ListLevel = item.Level + 1 });
        else
            text.Paragraph(words, like);
    }

    private static string? Value(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI);

    /// <summary>The attribute <c>r:id</c>, whichever of its two namespaces the file uses.</summary>
    private static string? Relationship(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            id = xml.LocalName == "id" ? xml.Value : id;
        xml.MoveToElement();
        return id;
    }

    private sealed class Paragraph
    {
        public StringBuilder Words { get; } = new();

        public string? Style { get; set; }

        public string? NumId { get; set; }

        public int? Level { get; set; }

        public int? Outline { get; set; }
    }

    private sealed class Table(int number)
    {
        public int Number => number;

        public int Row { get; set; } = -1;

        public int Column { get; set; } = -1;

        public int Span { get; set; } = 1;

        public bool IsHeader { get; set; }
    }
}
