namespace ConsultationIntake.Reading.Learned;

/// <summary>Runs a model on one text at a time and says which words its scores come from. Keeps its buffers: one a thread.</summary>
internal sealed class ModelReader(SentenceModel model)
{
    private const double LeastKnown = 0.6;
    private const double ShareToShow = 0.5;
    private const int MostWordsToShow = 6;

    private readonly short[] best = new short[model.Pooled];
    private readonly short[] at = new short[model.Pooled];
    private readonly float[] strengths = new float[model.Pooled];
    private readonly PairReader pairs = new(model.Words, model.Pairs);
    private int[] known = new int[512];
    private int[] wordOf = new int[512];
    private short[][] projected = new short[512][];
    private double[] credit = new double[512];
    private int count;

    public SentenceModel Model => model;

    /// <summary>
    /// False where it has nothing to say: where most of the words are none the model knows, as in another language, and where the text is
    /// longer than it reads.
    /// </summary>
    /// <param name="rows">For each word its row in the model's table, or <see cref="WordTable.None"/> to pass it over.</param>
    public bool Read(ReadOnlySpan<int> rows)
    {
        if (rows.Length > SentenceModel.MostWords)
            return false;
        if (known.Length < rows.Length)
            (known, wordOf, projected, credit) = (
                new int[rows.Length],
                new int[rows.Length],
                new short[rows.Length][],
                new double[rows.Length]
            );
        count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] == WordTable.None)
                continue;
            known[count] = rows[i];
            wordOf[count++] = i;
        }

        if (count == 0 || count < rows.Length * LeastKnown)
            return false;
        model.Match(known.AsSpan(0, count), projected, best, at);
        for (var pattern = 0; pattern < best.Length; pattern++)
            strengths[pattern] = best[pattern];
        pairs.Read(known.AsSpan(0, count));
        return true;
    }

    /// <summary>What the model says to a question, by its number in the model, beside the evidence of listed words.</summary>
    public Scores Score(int question, double listed) => new(model.Score(question, strengths), pairs.Score(question), listed);

    public double Confidence(int question, double listed) => model.Blend[question].Confidence(Score(question, listed));

    /// <summary>
    /// Adds the numbers of the words that spoke most for it: as many as make up half of all that spoke for it, at most six.
    /// </summary>
    public void AddEvidence(int question, ICollection<int> words)
    {
        var credits = credit.AsSpan(0, count);
        credits.Clear();
        var blend = model.Blend[question];
        pairs.AddCredit(question, blend.Pairs, credits);
        for (var pattern = 0; pattern < best.Length; pattern++)
        {
            if (best[pattern] == 0)
                continue;
            var width = 1 + (pattern / model.Filters);
            var share = blend.Network * model.Contribution(question, pattern, best[pattern]) / width;
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
            words.Add(wordOf[strongest]);
        }
    }
}
