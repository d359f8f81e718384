using System.Collections.Frozen;

namespace ConsultationIntake.Reading.Structure;

/// <summary>
/// Reads a part's text into its tree: lines into blocks, blocks into sentences and sections. Linear in the text's length.
/// </summary>
internal sealed class TreeReader
{
    /// <summary>A text whose longest line is longer than this was not broken at a margin.</summary>
    private const int WidestMargin = 132;
    private const int NarrowestMargin = 50;

    /// <summary>A line of more words is no title.</summary>
    private const int LongestTitle = 14;

    private static readonly FrozenSet<string> LastOfNone = "a an and my or our the their your ac ein eu fy neu y yr"
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly string text;
    private readonly SubmissionPart part;
    private readonly PartLines lines;
    private readonly int widest;
    private readonly int margin;
    private readonly List<OpenBlock> open = [];
    private readonly Outline outline = new();
    private readonly Dictionary<int, ListLabel> series;
    private string capital = "";
    private int page;
    private int paragraph;

    private TreeReader(string text, SubmissionPart part)
    {
        (this.text, this.part) = (text, part);
        lines = PartLines.Read(text, part);
        (widest, margin) = MarginOf(lines.Lines);
        series = LabelSeries.Find(text, lines.Lines);
    }

    public static PartTree Read(string text, SubmissionPart part) => new TreeReader(text, part).Read();

    private PartTree Read()
    {
        var furniture = PageFurniture.Find(text, lines);
        Line? last = null;
        var blank = true;
        for (var i = 0; i < lines.Lines.Count; i++)
        {
            var line = lines.Lines[i];
            if (line.IsBlank || !HasWord(line))
            {
                blank = true;
            }
            else if (!furniture.Contains(i))
            {
                Add(line, last, blank);
                last = line;
                blank = false;
            }
        }

        return new PartTree(Sections(Tables.Read(text, open, Closed)));
    }

    private void Add(Line line, Line? last, bool blank)
    {
        var label = LabelOf(line);
        if (last is { } before && open.Count > 0 && Continues(open[^1], before, line, label, blank))
        {
            open[^1].End = line.End;
            open[^1].Lines++;
            return;
        }

        if (line.Page != page)
            (page, paragraph) = (line.Page, 0);
        var level = 0;
        while (line.Start + level < line.End && text[line.Start + level] == '#')
            level++;
        if (line.Start + level < line.End && !char.IsWhiteSpace(text[line.Start + level]))
            level = 0;
        var start = label?.ContentStart ?? line.Start + level;
        while (start < line.End && char.IsWhiteSpace(text[start]))
            start++;
        open.Add(
            new OpenBlock(Math.Min(start, line.End - 1), line.End, label, level, ++paragraph, blank, line.Indent, line.Start)
            {
                Divider = line.Divider,
            }
        );
    }

    /// <summary>"J. Smith" is a name; "B." is a label only after "A.".</summary>
    private ListLabel? LabelOf(Line line)
    {
        if (ListLabel.At(text, line.Start, line.End) is not { } label)
            return series.TryGetValue(line.Start, out var inSeries) ? inSeries : null;
        if (label is not { Style: LabelStyle.CapitalLetter, Close: '.' })
            return label;
        if (label.Text != "A" && (capital.Length == 0 || label.Text[0] != capital[0] + 1))
            return null;
        capital = label.Text;
        return label;
    }

    private bool Continues(OpenBlock block, Line last, Line line, ListLabel? label, bool blank)
    {
        if ((label is not null && !IsStrayLabel(label.Value, block, last, blank)) || block.HeadingLevel > 0 || IsRow(line) || IsRow(last))
            return false;
        var terminal = IsTerminal(text[last.End - 1]);
        var lower = char.IsLower(text[line.Start]);
        if (blank || last.Page != line.Page)
            return !terminal && block.End - block.Start >= 40 && (lower || text[last.End - 1] == ',');
        if (margin == 0)
            return !terminal && ((lower && last.Length >= 25) || StopsInMidSentence(last) || WasBrokenAtItsEnd(last, line));
        if (!terminal && lower && last.Length >= margin / 3)
            return true;
        var room = last.Indent + last.Length + 1 + FirstWordLength(line);
        return room > (terminal ? margin * 9 / 10 : margin * 3 / 4);
    }

    /// <summary>No sentence and no title ends with an article, a possessive or an "and".</summary>
    private bool StopsInMidSentence(Line line)
    {
        var start = line.End;
        while (start > line.Start && char.IsLetter(text[start - 1]))
            start--;
        return line.Length >= 20 && start > line.Start && LastOfNone.Contains(text[start..line.End]);
    }

    /// <summary>A long line to which the next word would have made the longest, where what follows ends a sentence.</summary>
    private bool WasBrokenAtItsEnd(Line line, Line next) =>
        line.Length >= NarrowestMargin
        && widest <= WidestMargin
        && line.Indent + line.Length + 1 + FirstWordLength(next) > widest
        && IsTerminal(text[next.End - 1]);

    /// <summary>A dash or a bracket that a margin happened to put at the start of a line.</summary>
    private bool IsStrayLabel(ListLabel label, OpenBlock block, Line last, bool blank) =>
        !blank
        && margin > 0
        && !IsTerminal(text[last.End - 1])
        && label.Close is '–' or '—' or '-'
        && last.Length >= margin * 3 / 4
        && char.IsLower(text[label.ContentStart])
        && text[last.End - 1] != ','
        && block.Label is not { IsBullet: true };

    private Block Closed(OpenBlock block, CellPlace? cell = null, TextSpan? span = null)
    {
        var whole = span ?? TextSpan.FromBounds(block.Start, block.End);
        var titleLike = block.Label is null && cell is null && IsTitleLike(block);
        if (titleLike)
            outline.EndLists();
        return new Block
        {
            Span = whole,
            Shape =
                cell is not null ? BlockShape.Cell
                : block.Label is not null ? BlockShape.Item
                : titleLike ? BlockShape.Line
                : BlockShape.Paragraph,
            Sentences = SentenceReader.Read(text, whole.Start, whole.End),
            Label = block.Label,
            Path = outline.PathOf(block.Label, block.Indent),
            HeadingLevel = block.HeadingLevel,
            Page = lines.PageAt(block.Start),
            Paragraph = block.Paragraph,
            BlankBefore = block.BlankBefore,
            Indent = block.Indent,
            Cell = cell,
        };
    }

    /// <summary>Each title-like line opens a section, a numbered one too where a longer block follows.</summary>
    private List<Section> Sections(List<Block> blocks)
    {
        var sections = new List<Section>();
        Block? title = null;
        var under = new List<Block>();
        foreach (var block in blocks)
        {
            var opens = block.Cell is null && (block.HeadingLevel > 0 || block.Shape == BlockShape.Line || IsNumberedTitle(block));
            if (!opens)
            {
                under.Add(block);
                continue;
            }

            if (title is not null || under.Count > 0)
                sections.Add(new Section(title, under));
            (title, under) = (block, []);
        }

        sections.Add(new Section(title, under));
        return sections;
    }

    private bool IsNumberedTitle(Block block) =>
        block.Label is { Style: LabelStyle.Number or LabelStyle.Dotted }
        && block.Sentences.Count == 1
        && CountWords(block.Span) <= LongestTitle
        && char.IsLetterOrDigit(text[block.Span.End - 1]);

    private bool IsTitleLike(OpenBlock block) =>
        block.HeadingLevel > 0
        || (
            block.Lines <= 2
            && text[block.End - 1] is not ('.' or '!' or ';' or ',')
            && CountWords(TextSpan.FromBounds(block.Start, block.End)) <= LongestTitle
        );

    private int CountWords(TextSpan span)
    {
        var words = 0;
        for (var i = span.Start; i < span.End && words <= LongestTitle; i++)
            words += !char.IsWhiteSpace(text[i]) && (i == span.Start || char.IsWhiteSpace(text[i - 1])) ? 1 : 0;
        return words;
    }

    private int FirstWordLength(Line line)
    {
        var i = line.Start;
        while (i < line.End && !char.IsWhiteSpace(text[i]))
            i++;
        return i - line.Start;
    }

    /// <summary>A row that begins with a bar ends with one, and goes on in the next line where it does not.</summary>
    private bool IsRow(Line line) => line.Divider != '\0' && text[line.Start] != '|';

    /// <summary>How far the longest line goes, and the column at which lines were broken: 0 where they were not.</summary>
    private (int Widest, int Margin) MarginOf(List<Line> all)
    {
        var (widest, soft) = (0, 0);
        for (var i = 0; i < all.Count; i++)
        {
            if (IsRow(all[i]))
                continue;
            widest = Math.Max(widest, all[i].Indent + all[i].Length);
            if (
                i > 0
                && !all[i].IsBlank
                && all[i - 1].Length >= NarrowestMargin
                && !IsTerminal(text[all[i - 1].End - 1])
                && char.IsLetter(text[all[i].Start])
            )
                soft++;
        }

        return (widest, soft >= 2 && widest is >= NarrowestMargin and <= WidestMargin ? widest : 0);
    }

    private static bool IsTerminal(char c) => c is '.' or '!' or '?' or ':' or ';' or '…' or '"' or '”' or '’' or '|' or '*';

    private bool HasWord(Line line)
    {
        for (var i = line.Start; i < line.End; i++)
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]))
                return true;
        return false;
    }

    /// <summary>A block while its lines are gathered.</summary>
    internal sealed class OpenBlock(
        int start,
        int end,
        ListLabel? label,
        int headingLevel,
        int paragraph,
        bool blankBefore,
        int indent,
        int lineStart
    )
    {
        public int Start { get; } = start;
        public int End { get; set; } = end;
        public int Lines { get; set; } = 1;
        public ListLabel? Label { get; } = label;
        public int HeadingLevel { get; } = headingLevel;
        public int Paragraph { get; } = paragraph;
        public bool BlankBefore { get; } = blankBefore;
        public int Indent { get; } = indent;

        /// <summary>Where its first line begins, before any label.</summary>
        public int LineStart { get; } = lineStart;

        /// <inheritdoc cref="Line.Divider"/>
        public char Divider { get; init; }
    }
}
