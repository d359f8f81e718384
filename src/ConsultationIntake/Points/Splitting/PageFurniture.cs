using System.Text;

namespace ConsultationIntake.Points.Splitting;

/// <summary>Leaves out what is printed on every page: running heads, page numbers, footers.</summary>
internal static class PageFurniture
{
    private const int EdgeLines = 2;
    private const int LongestRunningHead = 120;

    private static readonly PhraseSet PageWords = new("page|tudalen");

    public static List<Line> Remove(Words words, PartLines part)
    {
        var running = part.HasPages ? RunningHeads(words.Text, part.Lines) : [];
        var kept = new List<Line>(part.Lines.Count);
        for (var i = 0; i < part.Lines.Count; i++)
        {
            var line = part.Lines[i];
            var furniture = !line.IsBlank
                && (IsPageNumber(words, line) || (running.Count > 0 && running.Contains(i)));
            if (!furniture)
                kept.Add(line);
        }

        return kept;
    }

    /// <summary><c>Page 2 of 5</c>, <c>2 | Page</c>, <c>Tudalen 2 o 5</c>, <c>- 2 -</c>.</summary>
    private static bool IsPageNumber(Words words, Line line)
    {
        if (line.Length > 40)
            return false;
        var range = words.Within(line.Start, line.End);
        if (range.Count is 0 or > 4)
            return false;
        var numbers = 0;
        for (var word = range.First; word < range.End; word++)
            numbers += int.TryParse(words[word], out _) ? 1 : 0;
        if (range.Has(PageWords))
            return numbers >= 1 && numbers >= range.Count - 2;
        return numbers == 1 && range.Count == 1 && words.Text[line.Start] is '-' or '–' && words.Text[line.End - 1] is '-' or '–';
    }

    private static HashSet<int> RunningHeads(string text, List<Line> lines)
    {
        var pagesOf = new Dictionary<string, (int Page, int Pages)>();
        var edges = new List<(int Line, string Shape)>();
        foreach (var index in EdgesOfPages(lines))
        {
            var shape = ShapeOf(text.AsSpan(lines[index].Start, lines[index].Length));
            edges.Add((index, shape));
            var seen = pagesOf.GetValueOrDefault(shape);
            if (seen.Page != lines[index].Page)
                pagesOf[shape] = (lines[index].Page, seen.Pages + 1);
        }

        return [.. edges.Where(edge => edge.Shape == "#" || pagesOf[edge.Shape].Pages >= 2).Select(edge => edge.Line)];
    }

    private static IEnumerable<int> EdgesOfPages(List<Line> lines)
    {
        for (var from = 0; from < lines.Count;)
        {
            var to = from;
            while (to < lines.Count && lines[to].Page == lines[from].Page)
                to++;
            var filled = Enumerable.Range(from, to - from).Where(i => !lines[i].IsBlank).ToList();
            foreach (var index in filled.Take(EdgeLines).Union(filled.TakeLast(EdgeLines)))
            {
                if (lines[index].Length <= LongestRunningHead)
                    yield return index;
            }

            from = to;
        }
    }

    private static string ShapeOf(ReadOnlySpan<char> line)
    {
        var shape = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (!char.IsDigit(c))
                shape.Append(char.ToLowerInvariant(c));
            else if (shape.Length == 0 || shape[^1] != '#')
                shape.Append('#');
        }

        return shape.ToString();
    }
}
