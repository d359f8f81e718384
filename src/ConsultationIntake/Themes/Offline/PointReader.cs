using ConsultationIntake.Points;

namespace ConsultationIntake.Themes.Offline;

/// <summary>Reads one text against compiled themes. Keeps its buffers between texts: one reader a thread.</summary>
internal sealed class PointReader
{
    private const int DenialReach = 2;

    private readonly List<PhraseHit> hits = [];
    private readonly List<PhraseHit> evidence = [];
    private readonly HashSet<int> present = [];
    private readonly HashSet<CompiledTerm> counted = new(ReferenceEqualityComparer.Instance);
    private Word[] words = new Word[512];

    public IReadOnlyList<ThemeTag> Read(CompiledThemes themes, string text)
    {
        var count = themes.Lexis.Read(text, ref words);
        hits.Clear();
        present.Clear();
        themes.Find(words.AsSpan(0, count), hits);
        if (hits.Count == 0)
            return [];
        foreach (var hit in hits)
            present.Add(hit.Phrase);

        List<ThemeTag>? tags = null;
        for (var theme = 0; theme < themes.Themes.Count; theme++)
            if (ReadTheme(themes, theme, text) is { } tag)
                (tags ??= []).Add(tag);
        return tags ?? (IReadOnlyList<ThemeTag>)[];
    }

    private ThemeTag? ReadTheme(CompiledThemes themes, int theme, string text)
    {
        evidence.Clear();
        counted.Clear();
        var doubt = 1.0;
        foreach (var hit in hits)
            foreach (var term in themes.TermsOf(hit.Phrase))
            {
                if (term.Theme != theme || !Counts(themes, term, hit))
                    continue;
                evidence.Add(hit);
                if (counted.Add(term))
                    doubt *= 1 - Math.Min(term.Weight, 0.97);
            }

        var score = 1 - doubt;
        if (score < 0.6)
            return null;
        var spans = Spans();
        return new ThemeTag
        {
            Theme = themes.Themes[theme].Code,
            Confidence = Math.Round(score, 3),
            Evidence = spans,
            Explanation = Explain(themes.Themes[theme], text, spans),
        };
    }

    private bool Counts(CompiledThemes themes, CompiledTerm term, PhraseHit hit)
    {
        if (term.Needs.Length > 0 && !Array.Exists(term.Needs, present.Contains))
            return false;
        foreach (var other in hits)
        {
            if (other.Overlaps(hit) && Array.IndexOf(term.Excludes, other.Phrase) >= 0)
                return false;
            if (themes.Denials.Contains(other.Phrase) && other.Last < hit.First && hit.First - other.Last <= DenialReach)
                return false;
        }

        return true;
    }

    /// <summary>The evidence in reading order; what overlaps or touches is one span.</summary>
    private List<TextSpan> Spans()
    {
        evidence.Sort((left, right) => left.First.CompareTo(right.First));
        var spans = new List<TextSpan>();
        foreach (var hit in evidence)
        {
            var span = TextSpan.FromBounds(words[hit.First].Start, words[hit.Last].End);
            if (spans.Count > 0 && span.Start <= spans[^1].End + 1)
                spans[^1] = TextSpan.FromBounds(spans[^1].Start, Math.Max(spans[^1].End, span.End));
            else
                spans.Add(span);
        }

        return spans;
    }

    private static string Explain(Theme theme, string text, List<TextSpan> spans)
    {
        var quotes = spans.Select(span => span.Of(text)).Distinct(StringComparer.OrdinalIgnoreCase).Take(4).Select(quote => $"“{quote}”").ToList();
        var list = quotes.Count == 1 ? quotes[0] : $"{string.Join(", ", quotes[..^1])} and {quotes[^1]}";
        return $"{theme.Title.English}: the point says {list}.";
    }
}
