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

    private readonly DocumentText text;
    private readonly DocumentText margin;
    private readonly OdtStyles styles;
    private readonly CancellationToken cancellation;
    private readonly Stack<StringBuilder> open = new();
    private readonly Stack<(string? Style, ListLabels Labels)> lists = new();
    private readonly Dictionary<string, ListLabels> running = new(StringComparer.Ordinal);
    private string? pendingLabel;
    private bool pagesKnown;

    private OdtReader(DocumentText text, DocumentText margin, OdtStyles styles, CancellationToken cancellation)
    {
        this.text = text;
        this.margin = margin;
        this.styles = styles;
        this.cancellation = cancellation;
    }

    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken)
    {
        using var files = new ZippedXml(content, limits);
        if (files.Has("encrypted-package") || IsEncrypted(files))
            return ExtractedText.Unread(ExtractionMark.Encrypted);
        using var document = files.Open("content.xml");
        if (document is null)
            return ExtractedText.Unread(ExtractionMark.NotRead);
        var text = new DocumentText(limits);
        var margin = new DocumentText(limits);
        var styles = new OdtStyles();
        using (var shared = files.Open("styles.xml"))
            styles.ReadAll(shared);
        var reader = new OdtReader(text, margin, styles, cancellationToken);
        reader.Visit(document);
        var aside = margin.Done().Value;
        if (aside.Length > 0)
            text.Mark(ExtractionMark.Comments);
        return text.Done(aside, withPages: reader.pagesKnown) with { Letterhead = reader.Letterhead(files, limits) };
    }

    private string Letterhead(ZippedXml files, ReadingLimits limits)
    {
        var letterhead = new DocumentText(limits);
        using var shared = files.Open("styles.xml");
        while (shared?.Read() == true)
        {
            if (shared.NodeType != XmlNodeType.Element || shared.LocalName is not ("header" or "header-first" or "header-left" or "footer" or "footer-first" or "footer-left"))
                continue;
            using var page = shared.ReadSubtree();
            new OdtReader(letterhead, letterhead, styles, cancellation).VisitNote(page);
        }

        return letterhead.Done().Value;
    }

    private static bool IsEncrypted(ZippedXml files)
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
        while (!text.IsFull && xml.Read())
        {
            cancellation.ThrowIfCancellationRequested();
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
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when open.Count > 0:
                    // A line end in the file is a space in the text (section 6.1.2).
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
                        new OdtReader(margin, margin, styles, cancellation).VisitNote(note);
                }

                return true;
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
                break;
            case "s" when open.Count > 0:
                open.Peek().Append(' ');
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

    private void BeginList(XmlReader xml)
    {
        var outer = lists.Count > 0 ? lists.Peek() : default;
        var style = OdtStyles.Attribute(xml, "style-name") ?? outer.Style;
        var continues = OdtStyles.Attribute(xml, "continue-numbering") == "true" || OdtStyles.Attribute(xml, "continue-list") is not null;
        var labels = outer.Labels is not null && style == outer.Style ? outer.Labels
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
        }
    }

    private void EndParagraph(string words)
    {
        if (pendingLabel is { } label && !string.IsNullOrWhiteSpace(words) && open.Count == 0)
        {
            pendingLabel = null;
            if (label.Length > 0)
            {
                text.ListItem(label, words);
                return;
            }
        }

        text.Paragraph(words);
    }
}
