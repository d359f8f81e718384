using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Points.Splitting;

/// <summary>Puts lines together into paragraphs, whether each is one line or broken at a margin.</summary>
internal sealed class BlockReader
{
    /// <summary>A text whose longest line is longer than this was not broken at a margin.</summary>
    private const int WidestMargin = 132;
    private const int NarrowestMargin = 50;

    private static readonly PhraseSet Connectives =
        new("and|or|the|a|an|of|to|with|in|for|by|from|that|which|their|our|its|on|at|as|including|a'r|o'r|yn|i|ac");

    private static readonly PhraseSet MidSentence =
        new("and|or|but|because|when|where|which|who|that|to|of|with|so|if|as|for|from|than|in|on|at|by|until|while|then");

    private readonly Words words;
    private readonly string text;
    private readonly List<Block> blocks = [];
    private readonly int margin;
    private readonly bool typed;
    private string capital = "";
    private int page;
    private int paragraph;

    private BlockReader(Words words, List<Line> lines, PartKind kind)
    {
        typed = kind == PartKind.Answer;
        this.words = words;
        text = words.Text;
        margin = MarginOf(lines);
    }

    public static List<Block> Read(Words words, List<Line> lines, PartKind kind)
    {
        var reader = new BlockReader(words, lines, kind);
        Line? last = null;
        var blank = true;
        foreach (var line in lines)
        {
            if (line.IsBlank || !HasContent(words.Text, line))
            {
                blank = true;
                continue;
            }

            reader.Add(line, last, blank);
            last = line;
            blank = false;
        }

        return reader.blocks;
    }

    private void Add(Line line, Line? last, bool blank)
    {
        var label = LabelOf(line);
        if (last is { } before && blocks.Count > 0 && Continues(blocks[^1], before, line, label, blank))
        {
            var block = blocks[^1];
            block.End = line.End;
            block.LineCount++;
            block.Words = words.Within(block.Start, block.End);
            return;
        }

        if (line.Page != page)
            (page, paragraph) = (line.Page, 0);
        var level = 0;
        while (line.Start + level < line.End && text[line.Start + level] == '#')
            level++;
        var start = label?.ContentStart ?? line.Start + level;
        while (start < line.End && char.IsWhiteSpace(text[start]))
            start++;
        blocks.Add(new Block
        {
            Start = Math.Min(start, line.End - 1),
            End = line.End,
            Words = words.Within(start, line.End),
            Label = label,
            Indent = line.Indent,
            Paragraph = ++paragraph,
            BlankBefore = blank,
            MarkdownLevel = level,
        });
    }

    /// <summary>"J. Smith" is a name; "B." is a label only after "A.".</summary>
    private ListLabel? LabelOf(Line line)
    {
        if (ListLabel.At(text, line.Start, line.End) is not { } label)
            return null;
        if (label is not { Style: LabelStyle.CapitalLetter, Close: '.' })
            return label;
        if (label.Text != "A" && (capital.Length == 0 || label.Text[0] != capital[0] + 1))
            return null;
        capital = label.Text;
        return label;
    }

    private bool Continues(Block block, Line last, Line line, ListLabel? label, bool blank)
    {
        if (label is not null && !IsStrayLabel(label.Value, last, blank) || text[line.Start] == '#' || block.MarkdownLevel > 0)
            return false;
        var terminal = IsTerminal(text[last.End - 1]);
        var lower = char.IsLower(text[line.Start]);
        if (blank || last.Page != line.Page)
            return !terminal && block.Length >= 40 && (lower || EndsWithConnective(last));
        if (margin == 0)
            return !terminal && lower && (typed ? words.Within(line.Start, line.End).StartsWith(MidSentence) : last.Length >= 25);
        if (!terminal && lower && last.Length >= margin / 3)
            return true;
        var room = last.Indent + last.Length + 1 + FirstWordLength(line);
        return room > (terminal ? margin * 9 / 10 : margin * 3 / 4);
    }

    /// <summary>A dash or a bracket that a margin happened to put at the start of a line.</summary>
    private bool IsStrayLabel(ListLabel label, Line last, bool blank)
    {
        if (blank || margin == 0 || IsTerminal(text[last.End - 1]))
            return false;
        return label.Close is '–' or '—' or '-' && last.Length >= margin * 3 / 4 && char.IsLower(text[label.ContentStart]) && EndsMidClause(last);
    }

    private bool EndsMidClause(Line last)
    {
        var range = words.Within(last.Start, last.End);
        return range.Count > 0 && text[last.End - 1] != ',' && !EndsWithConnective(last) && blocks[^1].Label is not { IsBullet: true };
    }

    private bool EndsWithConnective(Line line)
    {
        if (text[line.End - 1] == ',')
            return true;
        var range = words.Within(line.Start, line.End);
        return range.Count > 0 && range.From(range.End - 1).StartsWith(Connectives);
    }

    private int FirstWordLength(Line line)
    {
        var i = line.Start;
        while (i < line.End && !char.IsWhiteSpace(text[i]))
            i++;
        return i - line.Start;
    }

    /// <summary>The column at which lines were broken, or 0 where they were not.</summary>
    private int MarginOf(List<Line> lines)
    {
        var (widest, soft) = (0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            widest = Math.Max(widest, lines[i].Indent + lines[i].Length);
            if (i > 0 && !lines[i].IsBlank && lines[i - 1].Length >= NarrowestMargin
                && !IsTerminal(text[lines[i - 1].End - 1]) && char.IsLetter(text[lines[i].Start]))
                soft++;
        }

        return soft >= 2 && widest is >= NarrowestMargin and <= WidestMargin ? widest : 0;
    }

    private static bool IsTerminal(char c) => c is '.' or '!' or '?' or ':' or ';' or '…' or '"' or '”' or '’' or '|' or '*';

    private static bool HasContent(string text, Line line)
    {
        for (var i = line.Start; i < line.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }
}
