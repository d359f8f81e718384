namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// The words and pairs of one text at a time that a <see cref="PairModel"/> has weights for. Keeps its buffers: one a thread.
/// </summary>
internal sealed class PairReader(WordTable words, PairModel model)
{
    private readonly int[] seenIn = new int[model.Keys.Count];
    private readonly int[] sums = new int[model.Biases.Count];
    private int[] found = new int[512];
    private int[] last = new int[512];
    private int texts;
    private int count;

    /// <param name="rows">The text's words that the table has, in reading order.</param>
    public void Read(ReadOnlySpan<int> rows)
    {
        if (found.Length < rows.Length * 2)
            (found, last) = (new int[rows.Length * 2], new int[rows.Length * 2]);
        (count, texts) = (0, texts + 1);
        Array.Clear(sums);
        var before = -1;
        for (var i = 0; i < rows.Length; i++)
        {
            var stem = words.StemOf(rows[i]);
            Note(model.Find(stem), i);
            if (before >= 0)
                Note(model.Find(before, stem), -i);
            before = stem;
        }
    }

    /// <summary>The log-odds of a question.</summary>
    public double Score(int question) => model.Score(question, sums[question], count);

    /// <summary>Gives each word its part of a question's log-odds; a pair's is halved between its words.</summary>
    public void AddCredit(int question, double weight, Span<double> credit)
    {
        weight *= PairModel.ShareOf(Math.Max(1, count));
        for (var i = 0; i < count; i++)
        {
            var share = weight * model.WeightOf(question, found[i]);
            if (last[i] >= 0)
            {
                credit[last[i]] += share;
                continue;
            }

            credit[-last[i]] += share / 2;
            credit[-last[i] - 1] += share / 2;
        }
    }

    /// <summary>Each word or pair counts once a text, where it first stands.</summary>
    /// <param name="feature">Its number in the model, if any.</param>
    /// <param name="at">The word; for a pair, the second word with its sign turned.</param>
    private void Note(int feature, int at)
    {
        if (feature < 0 || seenIn[feature] == texts)
            return;
        seenIn[feature] = texts;
        (found[count], last[count]) = (feature, at);
        count++;
        model.Add(feature, sums);
    }
}
