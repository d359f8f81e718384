using System.Text;
using System.Xml;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// Reads a Word document (ECMA-376): paragraphs, list labels as they are printed, tracked changes as if accepted, pages
/// where Word left marks of them. Comments go to the margin, headers and footers to the letterhead.
/// </summary>
internal sealed class DocxReader
{
    private const int MaxOpen = 100;

    /// <summary>A first page, even and odd pages, each in a few sections.</summary>
    private const int MostHeaders = 9;

    private readonly DocumentText text;
    private readonly DocxNumbering numbering;
    private readonly Stack<Paragraph> open = new();
    private readonly CancellationToken cancellation;
    private bool wordsSincePageBreak;
    private bool pagesKnown;
    private bool inWords;

    private DocxReader(DocumentText text, DocxNumbering numbering, CancellationToken cancellation)
    {
        this.text = text;
        this.numbering = numbering;
        this.cancellation = cancellation;
    }

    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken)
    {
        using var files = new ZippedXml(content, limits);
        using var document = files.Open("word/document.xml");
        if (document is null)
            return ExtractedText.Unread(ExtractionMark.NotRead);
        var text = new DocumentText(limits);
        var reader = new DocxReader(text, DocxNumbering.Read(files), cancellationToken);
        reader.Visit(document);
        reader.Footnotes(files.Open("word/footnotes.xml"));
        var comments = new DocumentText(limits);
        using (var margin = files.Open("word/comments.xml"))
        {
            if (margin is not null)
                new DocxReader(comments, reader.numbering, cancellationToken).Visit(margin);
        }

        var aside = comments.Done().Value;
        if (aside.Length > 0)
            text.Mark(ExtractionMark.Comments);
        return text.Done(aside, withPages: reader.pagesKnown) with { Letterhead = reader.Letterhead(files, limits) };
    }

    private string Letterhead(ZippedXml files, ReadingLimits limits)
    {
        var letterhead = new DocumentText(limits);
        for (var number = 1; number <= MostHeaders; number++)
        {
            Visit($"word/header{number}.xml");
            Visit($"word/footer{number}.xml");
        }

        return letterhead.Done().Value;

        void Visit(string part)
        {
            using var page = files.Open(part);
            if (page is not null)
                new DocxReader(letterhead, numbering, cancellation).Visit(page);
        }
    }

    private void Footnotes(XmlReader? notes)
    {
        using (notes)
        {
            if (notes is not null)
                Visit(notes);
        }
    }

    private void Visit(XmlReader xml)
    {
        while (!text.IsFull && xml.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            while (xml.NodeType == XmlNodeType.Element && IsSkipped(xml.LocalName) && !xml.EOF)
                xml.Skip();
            if (xml.NodeType == XmlNodeType.Element)
                Begin(xml);
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "p" && xml.Prefix != "a")
                EndParagraph();
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "t")
                inWords = false;
            else if (inWords && open.Count > 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                open.Peek().Words.Append(xml.Value);
        }

        while (open.Count > 0)
            EndParagraph();
    }

    private bool IsSkipped(string element)
    {
        if (element is "del" or "moveFrom")
            text.Mark(ExtractionMark.TrackedChanges);
        // A fallback says again what its choice said; a field's instruction is not printed.
        return element is "del" or "moveFrom" or "Fallback" or "instrText" or "delText" or "rPrChange" or "pPrChange" or "sectPrChange" or "tblPrChange";
    }

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p" when xml.Prefix != "a":
                if (open.Count == MaxOpen)
                    throw new InvalidDataException("Paragraphs within paragraphs, too deep to be a letter.");
                open.Push(new Paragraph());
                if (xml.IsEmptyElement)
                    EndParagraph();
                break;
            case "ins" or "moveTo":
                text.Mark(ExtractionMark.TrackedChanges);
                break;
            case "pStyle" when open.Count > 0:
                open.Peek().Style = Value(xml);
                break;
            case "numId" when open.Count > 0:
                open.Peek().NumId = Value(xml);
                break;
            case "ilvl" when open.Count > 0:
                open.Peek().Level = DocxNumbering.Number(Value(xml));
                break;
            case "t" when open.Count > 0 && !xml.IsEmptyElement && xml.Prefix != "a":
                wordsSincePageBreak = inWords = true;
                break;
            case "tab" or "ptab" when open.Count > 0 && open.Peek().Words.Length > 0:
                open.Peek().Words.Append(' ');
                break;
            case "noBreakHyphen" when open.Count > 0:
                open.Peek().Words.Append('-');
                break;
            case "br" or "cr" when open.Count > 0:
                Break(xml.GetAttribute("type", xml.NamespaceURI) == "page");
                break;
            case "lastRenderedPageBreak" when open.Count > 0:
                pagesKnown = true;
                Break(isPage: true);
                break;
        }
    }

    private void Break(bool isPage)
    {
        // Word notes where a page began even where the writer had broken it just before.
        if (isPage && wordsSincePageBreak)
            open.Peek().Words.Append('\f');
        else if (!isPage)
            open.Peek().Words.Append('\n');
        if (isPage)
            wordsSincePageBreak = false;
    }

    private void EndParagraph()
    {
        if (!open.TryPop(out var paragraph))
            return;
        var words = paragraph.Words.ToString();
        var label = string.IsNullOrWhiteSpace(words) ? null : numbering.Label(paragraph.Style, paragraph.NumId, paragraph.Level);
        if (label is null or "")
            text.Paragraph(words);
        else
            text.ListItem(label, words);
    }

    private static string? Value(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI);

    private sealed class Paragraph
    {
        public StringBuilder Words { get; } = new();

        public string? Style { get; set; }

        public string? NumId { get; set; }

        public int? Level { get; set; }
    }
}
