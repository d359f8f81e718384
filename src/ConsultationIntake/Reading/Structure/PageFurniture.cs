using System.Text;

namespace ConsultationIntake.Reading.Structure;

/// <summary>Finds what is printed on every page: running heads, page numbers, footers.</summary>
internal static class PageFurniture
{
    private const int EdgeLines = 2;
    private const int LongestRunningHead = 120;
    private const int LongestPageNumber = 24;

    /// <summary>Beside its number: "Priority 2" is a heading.</summary>
    private const int FewestWords = 2;

    private const int FewestInASentence = 4;

    /// <summary>In characters: a line that a page's end broke is nearly full.</summary>
    private const int FewestBroken = 25;

    /// <summary>The numbers of the lines that are furniture.</summary>
    public static HashSet<int> Find(string text, PartLines part)
    {
        var found = part.HasPages ? RunningHeads(text, part.Lines) : CountedHeads(text, part.Lines);
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
        foreach (var index in EdgesOfPages(text, lines))
        {
            var shape = ShapeOf(text.AsSpan(lines[index].Start, lines[index].Length));
            edges.Add((index, shape));
            var seen = pagesOf.GetValueOrDefault(shape);
            if (seen.Page != lines[index].Page)
                pagesOf[shape] = (lines[index].Page, seen.Pages + 1);
        }

        return [.. edges.Where(edge => edge.Shape == "#" || pagesOf[edge.Shape].Pages >= 2).Select(edge => edge.Line)];
    }

    /// <summary>
    /// In text copied out of its pages: lines alike but for a number that goes up by one ("OSTLER CHAMBER OF TRADE 2"), where one
    /// of them at least breaks a sentence in two, as no heading does ("Priority 2").
    /// </summary>
    private static HashSet<int> CountedHeads(string text, List<Line> lines)
    {
        var filled = Enumerable.Range(0, lines.Count).Where(i => !lines[i].IsBlank).ToList();
        var heads = new Dictionary<string, List<(int Place, int Number)>>(StringComparer.Ordinal);
        for (var place = 0; place < filled.Count; place++)
        {
            var line = text.AsSpan(lines[filled[place]].Start, lines[filled[place]].Length);
            if (line.Length > LongestRunningHead || NumberIn(line) is not { } number || WordsIn(line) < FewestWords)
                continue;
            var shape = ShapeOf(line);
            if (!heads.TryGetValue(shape, out var alike))
                heads.Add(shape, alike = []);
            alike.Add((place, number));
        }

        return
        [
            .. from alike in heads.Values
            where alike.Count > 1 && alike.Index().All(head => head.Item.Number == alike[0].Number + head.Index)
            where alike.Any(head => BreaksASentence(head.Place))
            from head in alike
            select filled[head.Place],
        ];

        bool BreaksASentence(int place)
        {
            var before = place == 0 ? default : lines[filled[place - 1]];
            var after = place + 1 == filled.Count ? default : lines[filled[place + 1]];
            return before.Length >= FewestBroken
                && !after.IsBlank
                && (char.IsLetter(text[before.End - 1]) || text[before.End - 1] is ',' or '-')
                && (char.IsLower(text[after.Start]) || IsFootnote(text[after.Start]));
        }
    }

    /// <summary>The one whole number in a line; null where there is none or more than one.</summary>
    private static int? NumberIn(ReadOnlySpan<char> line)
    {
        var start = line.IndexOfAnyInRange('0', '9');
        if (start < 0)
            return null;
        var length = line[start..].IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? line[start..] : line.Slice(start, length);
        return !line[(start + digits.Length)..].ContainsAnyInRange('0', '9') && int.TryParse(digits, out var number) ? number : null;
    }

    private static int WordsIn(ReadOnlySpan<char> line)
    {
        var words = 0;
        for (var i = 0; i < line.Length; i++)
            words += char.IsLetter(line[i]) && (i == 0 || !char.IsLetter(line[i - 1])) ? 1 : 0;
        return words;
    }

    private static bool IsFootnote(char c) => c is '¹' or '²' or '³' or (>= '⁴' and <= '⁹') or '*' or '†';

    private static IEnumerable<int> EdgesOfPages(string text, List<Line> lines)
    {
        for (var from = 0; from < lines.Count; )
        {
            var to = from;
            while (to < lines.Count && lines[to].Page == lines[from].Page)
                to++;
            var filled = Enumerable.Range(from, to - from).Where(i => !lines[i].IsBlank).ToList();
            foreach (var index in filled.Take(EdgeLines).Union(filled.TakeLast(EdgeLines)))
                if (lines[index].Length <= LongestRunningHead && !IsSentence(text, lines[index]))
                    yield return index;
            from = to;
        }
    }

    /// <summary>What somebody says again on another page is no running head.</summary>
    private static bool IsSentence(string text, Line line) =>
        text[line.End - 1] is '.' or '!' or '?' && WordsIn(text.AsSpan(line.Start, line.Length)) >= FewestInASentence;

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
