using System.Text;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

internal sealed partial class RtfReader
{
    private void DefineFont(string word, int? number)
    {
        switch (word)
        {
            case "f":
                definedFont = number ?? -1;
                fontName.Clear();
                break;
            case "fcharset" when number is { } set:
                fonts[definedFont] = new Font(RtfWords.CharsetOf(set), set == SymbolCharset, "");
                break;
            case "cpg" when number is { } codePage:
                fonts[definedFont] = new Font(Charsets.OfCodePage(codePage), IsSymbol: false, "");
                break;
        }
    }

    private Font? FontOf() => fonts.GetValueOrDefault(group.Font < 0 ? defaultFont : group.Font);

    private void Write(byte b)
    {
        if (toSkip > 0)
            toSkip--;
        else if (group.Destination == Destination.Fonts)
            NameFont((char)b);
        else if (!group.Skip && !group.Deleted)
            pending.Add(b);
    }

    /// <summary>A font's name ends with a semicolon.</summary>
    private void NameFont(char c)
    {
        if (c != ';' && fontName.Length < 100)
            fontName.Append(c);
        else if (fonts.TryGetValue(definedFont, out var font))
            fonts[definedFont] = font with { Name = fontName.ToString().Trim() };
    }

    private void Write(string words)
    {
        Flush();
        if (!group.Skip && !group.Deleted)
            Target().Append(words);
    }

    private void Flush()
    {
        if (pending.Count == 0)
            return;
        var bytes = pending.ToArray();
        pending.Clear();
        var font = FontOf();
        Target()
            .Append(
                font is { IsSymbol: true }
                    ? SymbolFonts.Text(SymbolFonts.IsSymbolFont(font.Name) ? font.Name : "Symbol", Encoding.Latin1.GetString(bytes))
                    : (font?.Charset ?? charset).GetString(bytes)
            );
    }

    private StringBuilder Target()
    {
        if (group.InLabel)
            return label;
        if (!paragraphs.TryGetValue(group.Destination, out var paragraph))
            paragraphs[group.Destination] = paragraph = new StringBuilder();
        return paragraph;
    }

    private void EndParagraph()
    {
        Flush();
        var mark = TextTidy.Line(label.ToString());
        label.Clear();
        if (!paragraphs.TryGetValue(group.Destination, out var paragraph))
            return;
        var like = new TextBlock(0, 0)
        {
            HeadingLevel = group.Outline,
            Note = group.Destination == Destination.Footnote ? NoteKind.Footnote : NoteKind.None,
        };
        var words = paragraph.ToString();
        paragraph.Clear();
        if (mark.Length > 0 && group.Destination == Destination.Body)
            texts[group.Destination].ListItem(mark is "•" or "·" or "o" or "\u00B7" or "\uF0B7" or "∙" ? "-" : mark, words, like);
        else
            texts[group.Destination].Paragraph(words, like);
    }
}
