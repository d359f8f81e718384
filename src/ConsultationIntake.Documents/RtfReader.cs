using System.Globalization;
using System.Text;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>Reads Rich Text (RTF 1.9.1): the words, with list labels as the writer's program printed them; everything that is no text is passed over.</summary>
internal sealed class RtfReader
{
    private const int MaxGroups = 500;

    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal)
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
        "footerf", "fldinst", "themedata", "colorschememapping", "datastore", "latentstyles", "listtable", "listoverridetable", "revtbl", "rsidtbl",
        "generator", "xmlnstbl", "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "filetbl", "pgptbl", "pn", "nonshppict",
    };

    private readonly DocumentText text;
    private readonly string rtf;
    private readonly CancellationToken cancellation;
    private readonly StringBuilder paragraph = new();
    private readonly StringBuilder label = new();
    private readonly List<byte> pending = [];
    private readonly Stack<Group> groups = new();
    private Group group = new(Skip: false, InLabel: false, Deleted: false, UnicodeSkip: 1);
    private string charset = "windows-1252";
    private int toSkip;

    private RtfReader(string rtf, DocumentText text, CancellationToken cancellation)
    {
        this.rtf = rtf;
        this.text = text;
        this.cancellation = cancellation;
    }

    private readonly record struct Group(bool Skip, bool InLabel, bool Deleted, int UnicodeSkip);

    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken)
    {
        var text = new DocumentText(limits);
        var reader = new RtfReader(Encoding.Latin1.GetString(content.Span), text, cancellationToken);
        if (!reader.Visit())
            text.Mark(ExtractionMark.Damaged);
        return text.Done();
    }

    /// <summary>False where it ended before its outermost group did.</summary>
    private bool Visit()
    {
        var i = 0;
        while (i < rtf.Length && !text.IsFull)
        {
            switch (rtf[i])
            {
                case '{':
                    cancellation.ThrowIfCancellationRequested();
                    if (groups.Count == MaxGroups)
                        throw new InvalidDataException("Groups within groups, too deep to be a letter.");
                    Flush();
                    groups.Push(group);
                    i++;
                    break;
                case '}':
                    Flush();
                    if (groups.TryPop(out var outer))
                        group = outer;
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

        EndParagraph();
        return groups.Count == 0;
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
        int? number = int.TryParse(rtf.AsSpan(start, i - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;
        if (i < rtf.Length && rtf[i] == ' ')
            i++;
        if (word == "bin")
            return (int)Math.Min(rtf.Length, (long)i + Math.Max(0, number ?? 0));
        Word(word, number);
        return i;
    }

    private int Symbol(int i)
    {
        switch (rtf[i])
        {
            case '\'' when i + 2 < rtf.Length && TransferEncoding.Hex(rtf[i + 1]) is >= 0 and var high && TransferEncoding.Hex(rtf[i + 2]) is >= 0 and var low:
                Write((byte)((high << 4) | low));
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

    private void Word(string word, int? number)
    {
        if (word is "listtext" or "pntext" or "deleted" or "ansicpg" || NoText.Contains(word))
            Flush();
        if (NoText.Contains(word))
            group = group with { Skip = true };
        switch (word)
        {
            case "ansicpg" when number is { } page:
                charset = $"windows-{page}";
                break;
            case "mac":
                charset = "macintosh";
                break;
            case "uc":
                group = group with { UnicodeSkip = Math.Clamp(number ?? 1, 0, 8) };
                break;
            case "u" when number is { } code:
                Write(((char)(ushort)code).ToString());
                toSkip = group.UnicodeSkip;
                break;
            case "par" or "sect" or "row" or "cell" or "page":
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
                text.Mark(ExtractionMark.TrackedChanges);
                group = group with { Deleted = number != 0 };
                break;
            case "emdash" or "endash" or "lquote" or "rquote" or "ldblquote" or "rdblquote" or "bullet":
                Write(Character(word));
                break;
        }
    }

    private static string Character(string word) => word switch
    {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        _ => "•",
    };

    private void Write(byte b)
    {
        if (toSkip > 0)
            toSkip--;
        else if (!group.Skip && !group.Deleted)
            pending.Add(b);
    }

    private void Write(string words)
    {
        Flush();
        if (!group.Skip && !group.Deleted)
            (group.InLabel ? label : paragraph).Append(words);
    }

    private void Flush()
    {
        if (pending.Count > 0)
            (group.InLabel ? label : paragraph).Append(Charsets.Decode(pending.ToArray(), charset));
        pending.Clear();
    }

    private void EndParagraph()
    {
        Flush();
        var mark = TextTidy.Line(label.ToString());
        if (mark.Length > 0)
            text.ListItem(mark is "•" or "·" or "o" or "\u00B7" or "\uF0B7" ? "-" : mark, paragraph.ToString());
        else
            text.Paragraph(paragraph.ToString());
        paragraph.Clear();
        label.Clear();
    }
}
