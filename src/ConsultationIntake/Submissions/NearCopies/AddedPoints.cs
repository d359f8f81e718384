using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>Makes points of the words a sender added to a campaign's template, and leaves the rest of the text its own.</summary>
internal static class AddedPoints
{
    /// <summary>Fewer words left beside an addition are a remnant of a sentence, not a point.</summary>
    private const int FewestWords = 4;

    /// <summary>
    /// One point for each addition, or several where the splitter saw several begin in it. What the splitter saw around it keeps
    /// its words without the addition's. Words that are not the respondent's own stay as they are. Nothing overlaps.
    /// </summary>
    internal static IReadOnlyList<PointSource> Apply(string text, IReadOnlyList<PointSource> sources, IReadOnlyList<TextSpan> added)
    {
        if (added.Count == 0)
            return sources;
        var own = sources.Where(source => source.Kind == PointKind.OwnView).ToList();
        var others = sources.Where(source => source.Kind != PointKind.OwnView).ToList();
        var additions = added
            .SelectMany(span =>
                Without(span, others.Select(source => source.Span)).Where(rest => HasWords(text, rest, rest == span ? 1 : FewestWords))
            )
            .SelectMany(span => Cut(span, own))
            .Select(span => Trim(text, span))
            .Where(span => HasWords(text, span, fewest: 1))
            .ToList();
        return
        [
            .. others
                .Concat(additions.Select(span => Addition(text, span, own)))
                .Concat(own.SelectMany(source => Rest(text, source, additions)))
                .OrderBy(source => source.Span.Start),
        ];
    }

    private static PointSource Addition(string text, TextSpan span, List<PointSource> own)
    {
        var around = own.MaxBy(source => Math.Min(source.Span.End, span.End) - Math.Max(source.Span.Start, span.Start));
        if (around?.Span.Overlaps(span) != true)
            return new PointSource { Span = span, AddedToTemplate = true };
        return around with { Span = span, AddedToTemplate = true, References = ReferencesIn(text, span, around) };
    }

    private static IEnumerable<PointSource> Rest(string text, PointSource source, List<TextSpan> additions)
    {
        if (!additions.Any(span => span.Overlaps(source.Span)))
            return [source];
        return Without(source.Span, additions)
            .Select(span => Trim(text, span))
            .Where(span => HasWords(text, span, FewestWords))
            .Select(span => source with { Span = span, References = ReferencesIn(text, span, source) });
    }

    private static IReadOnlyList<string> ReferencesIn(string text, TextSpan span, PointSource source)
    {
        var words = span.Of(text);
        return [.. source.References.Where(reference => words.Contains(reference, StringComparison.Ordinal))];
    }

    /// <summary>The stretch cut where a point begins inside it.</summary>
    private static IEnumerable<TextSpan> Cut(TextSpan span, List<PointSource> own)
    {
        var start = span.Start;
        foreach (var begin in own.Select(source => source.Span.Start).Where(begin => begin > span.Start && begin < span.End).Order())
        {
            yield return TextSpan.FromBounds(start, begin);
            start = begin;
        }

        yield return TextSpan.FromBounds(start, span.End);
    }

    private static IEnumerable<TextSpan> Without(TextSpan span, IEnumerable<TextSpan> holes)
    {
        var start = span.Start;
        foreach (var hole in holes.Where(hole => hole.Overlaps(span)).OrderBy(hole => hole.Start))
        {
            if (hole.Start > start)
                yield return TextSpan.FromBounds(start, hole.Start);
            start = Math.Max(start, hole.End);
        }

        if (start < span.End)
            yield return TextSpan.FromBounds(start, span.End);
    }

    /// <summary>White space goes from both ends, and from the front what closed the sentence before.</summary>
    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '.' or ',' or ';' or ':' or '!' or '?' or ')'))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }

    private static bool HasWords(string text, TextSpan span, int fewest) => CopyWords.Of(span.Of(text)).Spans.Length >= fewest;
}
