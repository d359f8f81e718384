using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Themes.Offline;

/// <summary>Reads one text against compiled themes. Keeps its buffers between texts: one reader a thread.</summary>
internal sealed class PointReader(SentenceModel? model)
{
    private const int DenialReach = 2;
    private const double EnoughToShowAlone = 0.9;

    /// <summary>
    /// One listed term of weight 0.9, or two of 0.7: whoever wrote the theme has said that this is it, whatever the model makes of the
    /// rest.
    /// </summary>
    private const double Settles = 2.3;

    private readonly ModelReader? modelReader = model is null ? null : new ModelReader(model);
    private readonly List<PhraseHit> hits = [];
    private readonly List<PhraseHit> evidence = [];
    private readonly List<int> modelEvidence = [];
    private readonly HashSet<int> present = [];
    private readonly HashSet<CompiledTerm> counted = new(ReferenceEqualityComparer.Instance);
    private WordCache? cache;
    private Word[] words = new Word[512];
    private Word[] cues = new Word[512];
    private int[] rows = new int[512];
    private int wordCount;

    public PointReading Read(CompiledThemes themes, string text)
    {
        Find(themes, text);
        return new PointReading
        {
            Tags = ReadThemes(themes, text) ?? (IReadOnlyList<ThemeTag>)[],
            Stance = StanceReader.Read(text, cues.AsSpan(0, wordCount)),
        };
    }

    /// <summary>What the training fits its blend on, for each theme.</summary>
    public Scores[] Weigh(CompiledThemes themes, string text)
    {
        Find(themes, text);
        var modelled = ReadWithModel(themes);
        return
        [
            .. Enumerable
                .Range(0, themes.Themes.Count)
                .Select(theme =>
                    modelled && themes.ModelTheme(theme) >= 0
                        ? modelReader!.Score(themes.ModelTheme(theme), WeighVocabulary(themes, theme))
                        : new Scores(0, 0, WeighVocabulary(themes, theme))
                ),
        ];
    }

    /// <summary>Null where there are none, as of half of all points.</summary>
    private List<ThemeTag>? ReadThemes(CompiledThemes themes, string text)
    {
        var modelled = themes.UsesModel && ReadWithModel(themes);
        if (hits.Count == 0 && !modelled)
            return null;

        List<ThemeTag>? tags = null;
        for (var theme = 0; theme < themes.Themes.Count; theme++)
            if (ReadTheme(themes, theme, modelled ? themes.ModelTheme(theme) : -1, text) is { } tag)
                (tags ??= []).Add(tag);
        return tags;
    }

    private void Find(CompiledThemes themes, string text)
    {
        if (cache is null || !cache.Serves(themes.Lexis))
            cache = new WordCache(themes.Lexis, themes.UsesModel ? model?.Words : null);
        wordCount = cache.Read(text, ref words, ref cues);
        hits.Clear();
        present.Clear();
        themes.Find(words.AsSpan(0, wordCount), hits);
        foreach (var hit in hits)
            present.Add(hit.Phrase);
    }

    /// <summary>The model does not see the words of an exclusion ("victim of its own success"), unless another term counts there.</summary>
    private bool ReadWithModel(CompiledThemes themes)
    {
        if (modelReader is null)
            return false;
        if (rows.Length < wordCount)
            rows = new int[words.Length];
        for (var i = 0; i < wordCount; i++)
            rows[i] = words[i].Row;
        foreach (var hit in hits)
            if (themes.Exclusions.Contains(hit.Phrase) && !AnyTermCountsAt(themes, hit))
                rows.AsSpan(hit.First, hit.Last - hit.First + 1).Fill(WordTable.None);
        return modelReader.Read(rows.AsSpan(0, wordCount));
    }

    private bool AnyTermCountsAt(CompiledThemes themes, PhraseHit exclusion)
    {
        foreach (var hit in hits)
            if (hit.Overlaps(exclusion))
                foreach (var term in themes.TermsOf(hit.Phrase))
                    if (Counts(themes, term, hit))
                        return true;
        return false;
    }

    private ThemeTag? ReadTheme(CompiledThemes themes, int theme, int modelTheme, string text)
    {
        var vocabulary = WeighVocabulary(themes, theme);
        var blend = modelTheme >= 0 ? modelReader!.Model.Blend[modelTheme] : VocabularyAlone.Weights;
        var confidence = blend.Confidence(modelTheme >= 0 ? modelReader!.Score(modelTheme, vocabulary) : new Scores(0, 0, vocabulary));
        if (confidence < blend.Threshold && vocabulary < Settles)
            return null;
        confidence = Math.Max(confidence, blend.Threshold);
        var listed = modelTheme < 0 || vocabulary >= EnoughToShowAlone;
        if (!listed)
            AddModelEvidence(modelTheme);
        var spans = Spans();
        return new ThemeTag
        {
            Theme = themes.Themes[theme].Code,
            Confidence = Math.Round(confidence, 3),
            Evidence = spans,
            Explanation = ThemeExplanation.Of(themes.Themes[theme], text, spans, listed),
        };
    }

    private void AddModelEvidence(int modelTheme)
    {
        modelEvidence.Clear();
        modelReader!.AddEvidence(modelTheme, modelEvidence);
        foreach (var word in modelEvidence)
            evidence.Add(new PhraseHit(-1, word, word));
    }

    /// <summary>The sum over terms of -ln(1 - weight); leaves the hits that counted in <see cref="evidence"/>.</summary>
    private double WeighVocabulary(CompiledThemes themes, int theme)
    {
        evidence.Clear();
        counted.Clear();
        var sum = 0.0;
        foreach (var hit in hits)
        foreach (var term in themes.TermsOf(hit.Phrase))
        {
            if (term.Theme != theme || !Counts(themes, term, hit))
                continue;
            evidence.Add(hit);
            if (counted.Add(term))
                sum += term.Evidence;
        }

        return sum;
    }

    private bool Counts(CompiledThemes themes, CompiledTerm term, PhraseHit hit)
    {
        if (term.Needs.Length > 0 && !Array.Exists(term.Needs, present.Contains))
            return false;
        foreach (var other in hits)
        {
            if (term.Excludes.Length > 0 && other.Overlaps(hit) && Array.IndexOf(term.Excludes, other.Phrase) >= 0)
                return false;
            if (other.Last < hit.First && hit.First - other.Last <= DenialReach && themes.Denials.Contains(other.Phrase))
                return false;
        }

        return true;
    }

    /// <summary>The evidence in reading order; what overlaps or touches is one span.</summary>
    private List<TextSpan> Spans()
    {
        evidence.Sort((left, right) => left.First.CompareTo(right.First));
        var spans = new List<TextSpan>(evidence.Count);
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
}
