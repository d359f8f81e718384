using System.Buffers;

namespace ConsultationIntake.Reading.Structure;

/// <summary>The lines of a part, and where its pages begin: as the part says, or at form feeds where it does not.</summary>
internal sealed class PartLines
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\f\v\u0085\u2028\u2029");

    private readonly List<int> pageStarts;

    private PartLines(List<Line> lines, List<int> pageStarts)
    {
        Lines = lines;
        this.pageStarts = pageStarts;
    }

    public List<Line> Lines { get; }

    public bool HasPages => pageStarts.Count > 0;

    public static PartLines Read(string text, SubmissionPart part)
    {
        var end = Math.Min(part.Span.End, text.Length);
        var start = Math.Min(part.Span.Start, end);
        var pages = part.PageStarts.Count > 0 ? [.. part.PageStarts.Order()] : FormFeeds(text, start, end);
        var lines = new List<Line>();
        var page = 1;
        while (start < end)
        {
            var length = text.AsSpan(start, end - start).IndexOfAny(LineEnds);
            var lineEnd = length < 0 ? end : start + length;
            while (page <= pages.Count && pages[page - 1] <= start)
                page++;
            lines.Add(Trimmed(text, start, lineEnd, page));
            start = lineEnd + 1;
            if (lineEnd < end && text[lineEnd] == '\r' && start < end && text[start] == '\n')
                start++;
        }

        MarkRows(text, lines);
        return new PartLines(lines, pages);
    }

    /// <summary>
    /// A line with a tab or a bar at its head is a row of cells; one with bars within it is where the line before or after it, blank ones
    /// aside, has as many. One alone is a signature ("Tel. 01 | Fax 02") or a page's foot.
    /// </summary>
    private static void MarkRows(string text, List<Line> lines)
    {
        var (last, lastBars) = (-1, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = text.AsSpan(lines[i].Start, lines[i].Length);
            if (line.IsEmpty)
                continue;
            if (line.Contains('\t') || line[0] == '|')
                lines[i] = lines[i] with { Divider = line.Contains('\t') ? '\t' : '|' };
            var bars = BarsIn(line);
            if (bars > 0 && bars == lastBars)
                (lines[last], lines[i]) = (AsRow(lines[last]), AsRow(lines[i]));
            (last, lastBars) = (i, bars);
        }

        static Line AsRow(Line line) => line.Divider == '\0' ? line with { Divider = '|' } : line;
    }

    /// <summary>How many bars stand between blanks.</summary>
    private static int BarsIn(ReadOnlySpan<char> line)
    {
        var bars = 0;
        for (var i = 1; i < line.Length; i++)
            bars += line[i] == '|' && char.IsWhiteSpace(line[i - 1]) && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])) ? 1 : 0;
        return bars;
    }

    public int? PageAt(int offset)
    {
        if (!HasPages)
            return null;
        var found = pageStarts.BinarySearch(offset);
        return found >= 0 ? found + 2 : ~found + 1;
    }

    private static List<int> FormFeeds(string text, int start, int end)
    {
        var pages = new List<int>();
        // pdftotext ends the last page with one too.
        end = start + text.AsSpan(start, end - start).TrimEnd().Length;
        for (var i = text.IndexOf('\f', start, end - start); i >= 0; i = text.IndexOf('\f', i + 1, end - i - 1))
            pages.Add(i + 1);
        return pages;
    }

    private static Line Trimmed(string text, int start, int end, int page)
    {
        var first = start;
        while (first < end && (IsSpace(text[first]) || IsQuoteMark(text, first, start, end)))
            first++;
        while (end > first && IsSpace(text[end - 1]))
            end--;
        return new Line(first, end, first - start, page);
    }

    /// <summary>A <c>&gt;</c> at the head of a line, as programs set before what is quoted.</summary>
    private static bool IsQuoteMark(string text, int at, int start, int end) =>
        text[at] == '>'
        && (at == start || IsSpace(text[at - 1]) || text[at - 1] == '>')
        && at + 1 < end
        && (IsSpace(text[at + 1]) || text[at + 1] == '>');

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';
}
