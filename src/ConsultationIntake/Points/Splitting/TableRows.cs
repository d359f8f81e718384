using ConsultationIntake.Reading;

namespace ConsultationIntake.Points.Splitting;

/// <summary>
/// Reads a table of comments, with or without the answers to them, that reached a text as lines of cells: a row of titles that
/// names a column of comments, and rows of as many cells under it.
/// </summary>
internal static class TableRows
{
    private const int FewestCells = 2;
    private const int LongestTitle = 6;
    private const int LongestLabel = 6;
    private const int GapOfSpaces = 3;

    private static readonly PhraseSet Comments = new(
        "comment|comments|observation|observations|feedback|view|views|issue|issues|suggestion|suggestions|concern|concerns|point|points|representation|representations|sylw|sylwadau");

    private static readonly PhraseSet Answers = new("response|responses|reply|replies|answer|action|actions|outcome|verdict|opcc|pcc|officer|officers|commissioner|commissioners|decision|ymateb");

    /// <summary>The points in the part's tables. Their lines become blank, so that nothing else reads them.</summary>
    public static List<PointSource> Take(Words words, List<Line> lines, Func<int, int?> pageAt)
    {
        var points = new List<PointSource>();
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var titles = Cells(words.Text, lines[i]);
            if (titles.Count < FewestCells || ColumnsOf(words, titles) is not { } columns)
                continue;
            var row = i + 1;
            for (; row < lines.Count && Cells(words.Text, lines[row]) is var cells && cells.Count == titles.Count; row++)
                points.AddRange(PointsOf(words, cells, columns).Select(point => point with { Page = pageAt(point.Span.Start) }));
            if (row == i + 1)
                continue;
            for (var taken = i; taken < row; taken++)
                lines[taken] = lines[taken] with { End = lines[taken].Start };
            i = row - 1;
        }

        return points;
    }

    private static (int Comment, int Answer)? ColumnsOf(Words words, List<TextSpan> titles)
    {
        var (comment, answer) = (-1, -1);
        for (var i = 0; i < titles.Count; i++)
        {
            var title = words.Within(titles[i].Start, titles[i].End);
            if (title.Count > LongestTitle)
                return null;
            if (comment < 0 && title.Has(Comments) && !(title.Has(Answers) && title.Count > 1))
                comment = i;
            else if (comment >= 0 && answer < 0 && (title.Has(Answers) || title.Has(Comments)))
                answer = i;
        }

        return comment < 0 ? null : (comment, answer);
    }

    private static IEnumerable<PointSource> PointsOf(Words words, List<TextSpan> cells, (int Comment, int Answer) columns)
    {
        var label = columns.Comment > 0 && cells[0].Length is > 0 and <= LongestLabel ? cells[0].Of(words.Text).Trim('(', ')', '.') : null;
        foreach (var (column, kind) in ((int, PointKind)[])[(columns.Comment, PointKind.OwnView), (columns.Answer, PointKind.Verdict)])
        {
            if (column < 0 || words.Within(cells[column].Start, cells[column].End).Count == 0)
                continue;
            yield return new PointSource
            {
                Span = cells[column],
                Kind = kind,
                Label = label,
                Path = label,
                References = References.In(words, cells[column].Start, cells[column].End),
            };
        }
    }

    /// <summary>The cells of a line, trimmed: between tabs, bars or wide gaps. One where there are none of these.</summary>
    private static List<TextSpan> Cells(string text, Line line)
    {
        var cells = new List<TextSpan>();
        var (start, i) = (line.Start, line.Start);
        if (i < line.End && text[i] == '|')
            start = ++i;
        while (i < line.End)
        {
            var gap = GapAt(text, i, line.End);
            if (gap == 0)
            {
                i++;
                continue;
            }

            cells.Add(Trimmed(text, start, i));
            i += gap;
            start = i;
        }

        if (start < line.End)
            cells.Add(Trimmed(text, start, line.End));
        return cells;
    }

    private static int GapAt(string text, int at, int end)
    {
        if (text[at] is '\t' or '|')
            return 1;
        var spaces = at;
        while (spaces < end && text[spaces] == ' ')
            spaces++;
        return spaces - at >= GapOfSpaces ? spaces - at : 0;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
