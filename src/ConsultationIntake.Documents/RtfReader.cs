using System.Globalization;
using System.Text;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>
/// Reads Rich Text (RTF 1.9.1): the words in the charsets of their fonts, with list labels as the writer's program printed
/// them; notes after the text, comments in the margin, headers and footers apart; everything that is no text is passed over.
/// </summary>
internal sealed partial class RtfReader
{
    private const int MaxGroups = 500;
    private const int SymbolCharset = 2;
    private const int WordsBesidePicture = 10;

    private readonly Dictionary<Destination, DocumentText> texts;
    private readonly Dictionary<Destination, StringBuilder> paragraphs = [];
    private readonly Dictionary<int, Font> fonts = [];
    private readonly string rtf;
    private readonly StringBuilder label = new();
    private readonly StringBuilder fontName = new();
    private readonly List<byte> pending = [];
    private readonly Stack<Group> groups = new();
    private Group group = new(Destination.Body, Skip: false, InLabel: false, Deleted: false, UnicodeSkip: 1, Font: -1, Outline: 0);
    private Encoding charset = Charsets.Windows1252;
    private int defaultFont = -1;
    private int definedFont = -1;
    private int toSkip;
    private bool hasPicture;

    private RtfReader(string rtf, ReadingBudget budget, CancellationToken cancellationToken)
    {
        this.rtf = rtf;
        texts = Enum.GetValues<Destination>().ToDictionary(one => one, _ => new DocumentText(budget, cancellationToken));
    }

    private enum Destination
    {
        Body,
        Footnote,
        Margin,
        Letterhead,
        Fonts,
    }

    private readonly record struct Group(
        Destination Destination,
        bool Skip,
        bool InLabel,
        bool Deleted,
        int UnicodeSkip,
        int Font,
        int Outline
    );

    private sealed record Font(Encoding? Charset, bool IsSymbol, string Name);

    private DocumentText Body => texts[Destination.Body];

    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingBudget budget, CancellationToken cancellationToken) =>
        new RtfReader(Encoding.Latin1.GetString(content.Span), budget, cancellationToken).Read();

    private ExtractedText Read()
    {
        if (!Visit())
            Body.Mark(ExtractionMark.Damaged);
        if (texts[Destination.Footnote].Words > 0)
            Body.Include(texts[Destination.Footnote].Done());
        if (hasPicture && Body.Words < WordsBesidePicture)
            Body.Mark(ExtractionMark.Image);
        var margin = texts[Destination.Margin].Done().Value;
        if (margin.Length > 0)
            Body.Mark(ExtractionMark.Comments);
        var letterhead = texts[Destination.Letterhead].Done().Value;
        return Body.Done(margin) with { Letterhead = string.Join("\n\n", letterhead.Split("\n\n").Distinct()) };
    }

    /// <summary>False where it ended before its outermost group did.</summary>
    private bool Visit()
    {
        var i = 0;
        while (i < rtf.Length && Body.GoesOn())
        {
            switch (rtf[i])
            {
                case '{':
                    if (groups.Count == MaxGroups)
                        throw new InvalidDataException("Groups within groups, too deep to be a letter.");
                    Flush();
                    groups.Push(group);
                    i++;
                    break;
                case '}':
                    EndGroup();
                    i++;
                    if (groups.Count == 0)
                        i = rtf.Length;
                    break;
                case '\\':
                    i = Control(i + 1);
                    break;
                case '\r' or '\n':
                    i++;
                    break;
                default:
                    Write((byte)rtf[i++]);
                    break;
            }
        }

        Flush();
        EndParagraph();
        return groups.Count == 0 || Body.IsFull;
    }

    private void EndGroup()
    {
        Flush();
        if (!groups.TryPop(out var outer))
            return;
        if (outer.Destination != group.Destination && group.Destination != Destination.Fonts)
            EndParagraph();
        group = outer;
    }

    private int Control(int i)
    {
        if (i >= rtf.Length)
            return i;
        if (!char.IsAsciiLetter(rtf[i]))
            return Symbol(i);
        var start = i;
        while (i < rtf.Length && char.IsAsciiLetter(rtf[i]) && i - start < 40)
            i++;
        var word = rtf[start..i];
        start = i;
        while (i < rtf.Length && (char.IsAsciiDigit(rtf[i]) || (i == start && rtf[i] == '-')) && i - start < 11)
            i++;
        int? number = int.TryParse(rtf.AsSpan(start, i - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;
        if (i < rtf.Length && rtf[i] == ' ')
            i++;
        if (word == "bin")
            return (int)Math.Min(rtf.Length, (long)i + Math.Max(0, number ?? 0));
        Begin(word);
        if (group.Destination == Destination.Fonts)
            DefineFont(word, number);
        else
            Word(word, number);
        return i;
    }

    private int Symbol(int i)
    {
        switch (rtf[i])
        {
            case '\''
                when i + 2 < rtf.Length
                    && byte.TryParse(rtf.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                Write(code);
                return i + 3;
            case '*':
                group = group with { Skip = true };
                break;
            case '~':
                Write(" ");
                break;
            case '_':
                Write("-");
                break;
            case '\r' or '\n':
                EndParagraph();
                break;
            case '{' or '}' or '\\':
                Write((byte)rtf[i]);
                break;
        }

        return i + 1;
    }

    /// <summary>Where what follows belongs.</summary>
    private void Begin(string word)
    {
        if (RtfWords.IsNoText(word))
        {
            Flush();
            group = group with { Skip = true };
        }

        Destination? destination = word switch
        {
            "header" or "headerl" or "headerr" or "headerf" or "footer" or "footerl" or "footerr" or "footerf" => Destination.Letterhead,
            "footnote" => Destination.Footnote,
            "annotation" => Destination.Margin,
            "fonttbl" => Destination.Fonts,
            _ => null,
        };
        if (destination is { } begun)
        {
            Flush();
            group = group with { Destination = begun, Skip = false, InLabel = false };
        }
    }

    private void Word(string word, int? number)
    {
        if (word is "f" or "plain" or "listtext" or "pntext" or "deleted" or "ansicpg" or "mac" or "pict")
            Flush();
        switch (word)
        {
            case "ansicpg" when number is { } page:
                charset = Charsets.OfCodePage(page) ?? charset;
                break;
            case "mac":
                charset = Charsets.OfCodePage(10000) ?? charset;
                break;
            case "deff":
                defaultFont = number ?? -1;
                break;
            case "f":
                group = group with { Font = number ?? -1 };
                break;
            case "plain":
                group = group with { Font = -1 };
                break;
            case "pard":
                group = group with { Outline = 0 };
                break;
            case "outlinelevel":
                group = group with { Outline = number is >= 0 and < 9 ? number.Value + 1 : 0 };
                break;
            case "pict":
                hasPicture = true;
                group = group with { Skip = true };
                break;
            case "uc":
                group = group with { UnicodeSkip = Math.Clamp(number ?? 1, 0, 8) };
                break;
            case "u" when number is { } code:
                Write(SymbolFonts.Text(FontOf()?.Name, ((char)(ushort)code).ToString()));
                toSkip = group.UnicodeSkip;
                break;
            case "par" or "sect" or "row" or "cell" or "page" or "nestcell":
                EndParagraph();
                break;
            case "line":
                Write("\n");
                break;
            case "tab":
                Write(" ");
                break;
            case "listtext" or "pntext":
                group = group with { InLabel = true };
                break;
            case "deleted":
                Body.Mark(ExtractionMark.TrackedChanges);
                group = group with { Deleted = number != 0 };
                break;
            default:
                if (RtfWords.Character(word) is { } character)
                    Write(character);
                break;
        }
    }
}
