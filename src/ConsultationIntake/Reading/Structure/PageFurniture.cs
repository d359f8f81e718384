using System.Text;

namespace ConsultationIntake.Reading.Structure;

/// <summary>Finds what is printed on every page: running heads, page numbers, footers.</summary>
internal static class PageFurniture
{
    private const int EdgeLines = 2;
    private const int LongestRunningHead = 120;
    private const int LongestPageNumber = 24;

    /// <summary>The numbers of the lines that are furniture.</summary>
    public static HashSet<int> Find(string text, PartLines part)
    {
        var found = part.HasPages ? RunningHeads(text, part.Lines) : [];
        for (var i = 0; i < part.Lines.Count; i++)
            if (IsPageNumber(text, part.Lines[i]))
                found.Add(i);
        return found;
    }

    /// <summary><c>Page 2 of 5</c>, <c>2 | Page</c>, <c>Tudalen 2 o 5</c>, <c>- 2 -</c>.</summary>
    private static bool IsPageNumber(string text, Line line)
    {
        if (line.Length is 0 or > LongestPageNumber)
            return false;
        return ShapeOf(text.AsSpan(line.Start, line.Length))
            is "page #"
                or "page # of #"
                or "page #/#"
                or "# | page"
                or "#|page"
                or "tudalen #"
                or "tudalen # o #"
                or "- # -"
                or "-#-"
                or "– # –"
                or "—# —";
    }

    private static HashSet<int> RunningHeads(string text, List<Line> lines)
    {
        var pagesOf = new Dictionary<string, (int Page, int Pages)>(StringComparer.Ordinal);
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
        for (var from = 0; from < lines.Count; )
        {
            var to = from;
            while (to < lines.Count && lines[to].Page == lines[from].Page)
                to++;
            var filled = Enumerable.Range(from, to - from).Where(i => !lines[i].IsBlank).ToList();
            foreach (var index in filled.Take(EdgeLines).Union(filled.TakeLast(EdgeLines)))
                if (lines[index].Length <= LongestRunningHead)
                    yield return index;
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
