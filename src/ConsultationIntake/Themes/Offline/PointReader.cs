using ConsultationIntake.Points;
using ConsultationIntake.Points.Learned;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;
using ConsultationIntake.Safeguarding;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.Themes.Offline;

/// <summary>Reads one point against compiled themes. Keeps its buffers between points: one reader a thread.</summary>
internal sealed class PointReader
{
    private const int DenialReach = 2;
    private const double EnoughToShowAlone = 0.9;
    private const int MostContexts = 256;

    /// <summary>The confidence from which a theme that learned of corrections is given: where its F1 was best.</summary>
    private const double EnoughWhereTaught = 0.36;

    /// <summary>
    /// One listed term of weight 0.9, or two of 0.7: whoever wrote the theme has said that this is it, whatever the model makes of the
    /// rest.
    /// </summary>
    private const double Settles = 2.3;

    private readonly ModelReader model;
    private readonly TaughtScore taught;
    private readonly List<PhraseHit> hits = [];
    private readonly List<PhraseHit> evidence = [];
    private readonly List<int> modelEvidence = [];
    private readonly HashSet<int> present = [];
    private readonly HashSet<CompiledTerm> counted = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, double[]> listedIn = new(StringComparer.Ordinal);
    private WordCache? cache;
    private TextSpan[] places = new TextSpan[512];
    private int[] words = new int[512];
    private int[] cues = new int[512];
    private KnownWord?[] modelWords = new KnownWord?[512];
    private int wordCount;
    private ClueText read;

    public PointReader(LearnedModels models)
    {
        model = new ModelReader(models);
        taught = new TaughtScore(model.Book);
    }

    public PointReading Read(CompiledThemes themes, PointText point)
    {
        Prepare(themes, point);
        var tags = ReadThemes(themes, point);
        return new PointReading
        {
            Tags = tags ?? (IReadOnlyList<ThemeTag>)[],
            Stance = StanceReader.Decide(model),
            Safeguarding = SafeguardingReader.Find(model, point, isRead: true),
        };
    }

    /// <summary>The evidence of each theme's listed words in a text: what the training fits its blend on.</summary>
    public double[] Listed(CompiledThemes themes, string text)
    {
        Find(themes, text);
        var listed = new double[themes.Themes.Count];
        for (var theme = 0; theme < listed.Length; theme++)
            listed[theme] = WeighVocabulary(themes, theme);
        return listed;
    }

    private void Prepare(CompiledThemes themes, PointText point)
    {
        if (cache is null || !cache.Serves(themes.Lexis))
        {
            cache = new WordCache(themes.Lexis, model.Book);
            listedIn.Clear();
        }

        if (themes.HasUnlearned)
        {
            KeepListed(themes, point.Context.Question);
            KeepListed(themes, point.Context.Heading);
        }

        Find(themes, point.Words);
        PassOverExclusions(themes);
        read = WordBook.TextOf(point.Words, places.AsSpan(0, wordCount), cues.AsSpan(0, wordCount), modelWords.AsMemory(0, wordCount));
        model.Read(read, point.Context);
    }

    /// <summary>Null where there are none, as of half of all points.</summary>
    private List<ThemeTag>? ReadThemes(CompiledThemes themes, PointText point)
    {
        if (!model.HasWords || (point.Context.Question is not null && SaysNothing.Is(modelWords.AsSpan(0, wordCount))))
            return null;
        List<ThemeTag>? tags = null;
        for (var theme = 0; theme < themes.Themes.Count; theme++)
            if (themes.ModelTheme(theme) is >= 0 and var learned)
                Add(ReadTheme(themes, theme, learned, point), ref tags);
            else
                Add(ReadUnlearned(themes, theme, point.Words), ref tags);
        if (tags is null && themes.HasUnlearned && SaysSomething())
            for (var theme = 0; theme < themes.Themes.Count; theme++)
                if (themes.ModelTheme(theme) < 0)
                    Add(FollowContext(themes, theme, point), ref tags);
        return tags;
    }

    private static void Add(ThemeTag? tag, ref List<ThemeTag>? tags)
    {
        if (tag is not null)
            (tags ??= []).Add(tag);
    }

    private void Find(CompiledThemes themes, string text)
    {
        if (cache is null || !cache.Serves(themes.Lexis))
            cache = new WordCache(themes.Lexis, model.Book);
        wordCount = cache.Read(text, ref places, ref words, ref cues, ref modelWords);
        hits.Clear();
        present.Clear();
        themes.Find(words.AsSpan(0, wordCount), hits);
        foreach (var hit in hits)
            present.Add(hit.Phrase);
    }

    /// <summary>The model does not see the words of an exclusion ("victim of its own success"), unless another term counts there.</summary>
    private void PassOverExclusions(CompiledThemes themes)
    {
        foreach (var hit in hits)
            if (themes.Exclusions.Contains(hit.Phrase) && !AnyTermCountsAt(themes, hit))
                modelWords.AsSpan(hit.First, hit.Last - hit.First + 1).Clear();
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

    private ThemeTag? ReadTheme(CompiledThemes themes, int theme, int learned, PointText point)
    {
        var vocabulary = WeighVocabulary(themes, theme);
        var blend = model.Model.Blends[learned];
        var other = HighestOfOthers(learned);
        var confidence = blend.Confidence(model.Score(learned), vocabulary, other);
        if (confidence < blend.Threshold && vocabulary < Settles)
            return null;
        confidence = Math.Max(confidence, blend.Threshold);
        if (vocabulary >= EnoughToShowAlone)
            return Tag(themes, theme, confidence, TagBasis.Words, (spans, it) => ThemeExplanation.OfListed(it, point.Words, spans));
        AddModelEvidence(learned);
        if (evidence.Count > 0 && blend.Confidence(model.OwnScore(learned), vocabulary, other) >= blend.Threshold)
            return Tag(themes, theme, confidence, TagBasis.Words, (spans, it) => ThemeExplanation.OfLearned(it, point.Words, spans));
        return StrongestContext(learned) is { } basis
            ? Tag(themes, theme, confidence, basis, (_, it) => ThemeExplanation.OfContext(it, basis, point.Context))
            : null;
    }

    private ThemeTag? ReadUnlearned(CompiledThemes themes, int theme, string text)
    {
        var listed = WeighVocabulary(themes, theme);
        if (themes.TaughtOf(theme) is { } weights)
            return ReadTaught(themes, theme, weights, listed, text);
        var confidence = VocabularyAlone.Weights.Confidence(0, listed, 0);
        return confidence < VocabularyAlone.Weights.Threshold
            ? null
            : Tag(themes, theme, confidence, TagBasis.Words, (spans, it) => ThemeExplanation.OfListed(it, text, spans));
    }

    /// <summary>By its words and by what it learned of corrections, which may speak against them, but for words that settle it.</summary>
    private ThemeTag? ReadTaught(CompiledThemes themes, int theme, TaughtWeights weights, double listed, string text)
    {
        var alone = VocabularyAlone.Weights;
        taught.Read(read, weights);
        var confidence = Blend.ConfidenceOf(alone.Score(0, listed, 0) + taught.Sum);
        if (confidence < EnoughWhereTaught && listed < Settles)
            return null;
        confidence = Math.Max(confidence, EnoughWhereTaught);
        if (alone.Confidence(0, listed, 0) >= alone.Threshold)
            return Tag(themes, theme, confidence, TagBasis.Words, (spans, it) => ThemeExplanation.OfListed(it, text, spans));
        modelEvidence.Clear();
        ModelReader.AddStrongest(taught.Credit.AsSpan(0, wordCount), read, modelEvidence);
        foreach (var word in modelEvidence)
            evidence.Add(new PhraseHit(-1, word, word));
        return evidence.Count == 0
            ? null
            : Tag(themes, theme, confidence, TagBasis.Words, (spans, it) => ThemeExplanation.OfTaught(it, text, spans));
    }

    /// <summary>
    /// A theme of the owner's own that its question or its heading names, where the answer speaks of nothing else: half as sure as the
    /// words themselves would be.
    /// </summary>
    private ThemeTag? FollowContext(CompiledThemes themes, int theme, PointText point)
    {
        foreach (
            var (basis, text) in ((TagBasis, string?)[])
                [(TagBasis.Question, point.Context.Question), (TagBasis.Heading, point.Context.Heading)]
        )
        {
            if (text is null || VocabularyAlone.Weights.Confidence(0, listedIn[text][theme], 0) < VocabularyAlone.Weights.Threshold)
                continue;
            evidence.Clear();
            return Tag(themes, theme, 0.5, basis, (_, it) => ThemeExplanation.OfContext(it, basis, point.Context));
        }

        return null;
    }

    private ThemeTag Tag(CompiledThemes themes, int theme, double confidence, TagBasis basis, Func<List<TextSpan>, Theme, string> explain)
    {
        var spans = Spans();
        return new ThemeTag
        {
            Theme = themes.Themes[theme].Code,
            Confidence = Math.Round(confidence, 3),
            Basis = basis,
            Evidence = spans,
            Explanation = explain(spans, themes.Themes[theme]),
        };
    }

    /// <summary>A point that speaks plainly of another theme seldom means its question's or its heading's as well.</summary>
    private double HighestOfOthers(int learned)
    {
        var highest = double.MinValue;
        for (var other = 0; other < model.Model.Themes; other++)
            if (other != learned)
                highest = Math.Max(highest, model.OwnScore(other));
        return highest;
    }

    /// <summary>The context that speaks most for a theme; null where none does.</summary>
    private TagBasis? StrongestContext(int learned)
    {
        var (most, strongest) = (0.0, (TagBasis?)null);
        for (var basis = TagBasis.Question; basis <= TagBasis.Before; basis++)
            if (model.ContextScore(learned, (ClueSource)basis) is var score && score > most)
                (most, strongest) = (score, basis);
        return strongest;
    }

    private bool SaysSomething()
    {
        for (var i = 0; i < wordCount; i++)
            if (modelWords[i] is { IsEmpty: false })
                return true;
        return false;
    }

    private void KeepListed(CompiledThemes themes, string? text)
    {
        if (text is null || listedIn.ContainsKey(text))
            return;
        if (listedIn.Count >= MostContexts)
            listedIn.Clear();
        listedIn[text] = Listed(themes, text);
    }

    private void AddModelEvidence(int learned)
    {
        modelEvidence.Clear();
        model.AddEvidence(learned, modelEvidence);
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
            var span = TextSpan.FromBounds(places[hit.First].Start, places[hit.Last].End);
            if (spans.Count > 0 && span.Start <= spans[^1].End + 1)
                spans[^1] = TextSpan.FromBounds(spans[^1].Start, Math.Max(spans[^1].End, span.End));
            else
                spans.Add(span);
        }

        return spans;
    }
}
