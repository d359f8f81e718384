namespace ConsultationIntake.Themes.Offline;

/// <summary>Runs the model on one text at a time and says which words its scores come from. Keeps its buffers: one a thread.</summary>
internal sealed class ModelReader(ThemeModel model)
{
    private const double LeastKnown = 0.6;
    private const double ShareToShow = 0.5;
    private const int MostWordsToShow = 6;

    private readonly short[] best = new short[model.Pooled];
    private readonly short[] at = new short[model.Pooled];
    private readonly float[] strengths = new float[model.Pooled];
    private readonly PairReader pairs = new(model.Words, model.Pairs);
    private int[] rows = new int[512];
    private int[] wordOf = new int[512];
    private short[][] projected = new short[512][];
    private double[] credit = new double[512];
    private int count;

    public ThemeModel Model => model;

    /// <summary>
    /// False where it has nothing to say: where most of the words are none the model knows, as in another language, and where the text is
    /// longer than it reads.
    /// </summary>
    /// <param name="hidden">For each word whether to pass it over: what the vocabulary knows to mean something else.</param>
    public bool Read(ReadOnlySpan<Word> words, ReadOnlySpan<bool> hidden)
    {
        if (words.Length > ThemeModel.MostWords)
            return false;
        if (rows.Length < words.Length)
            (rows, wordOf, projected, credit) = (new int[words.Length], new int[words.Length], new short[words.Length][], new double[words.Length]);
        count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (hidden[i] || words[i].Row == WordTable.None)
                continue;
            rows[count] = words[i].Row;
            wordOf[count++] = i;
        }

        if (count == 0 || count < words.Length * LeastKnown)
            return false;
        model.Match(rows.AsSpan(0, count), projected, best, at);
        for (var pattern = 0; pattern < best.Length; pattern++)
            strengths[pattern] = best[pattern];
        pairs.Read(rows.AsSpan(0, count));
        return true;
    }

    /// <summary>What the model says of a theme, by its number in the model, beside the vocabulary's evidence.</summary>
    public ThemeScores Score(int theme, double vocabulary) => new(model.Score(theme, strengths), pairs.Score(theme), vocabulary);

    /// <summary>The words that spoke most for a theme: as many as make up half of all that spoke for it, at most six.</summary>
    public void AddEvidence(int theme, List<PhraseHit> evidence)
    {
        var credits = credit.AsSpan(0, count);
        credits.Clear();
        var blend = model.Blend.Themes[theme];
        pairs.AddCredit(theme, blend.Pairs, credits);
        for (var pattern = 0; pattern < best.Length; pattern++)
        {
            if (best[pattern] == 0)
                continue;
            var width = 1 + (pattern / model.Filters);
            var share = blend.Network * model.Contribution(theme, pattern, best[pattern]) / width;
            for (var place = 0; place < width; place++)
                credits[at[pattern] + place] += share;
        }

        var all = 0.0;
        foreach (var value in credits)
            all += Math.Max(value, 0);
        var shown = 0.0;
        for (var i = 0; i < MostWordsToShow && shown < all * ShareToShow; i++)
        {
            var strongest = 0;
            for (var j = 1; j < credits.Length; j++)
                if (credits[j] > credits[strongest])
                    strongest = j;
            shown += credits[strongest];
            credits[strongest] = 0;
            evidence.Add(new PhraseHit(-1, wordOf[strongest], wordOf[strongest]));
        }
    }
}
