using ConsultationIntake.Reading.Judgement;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>
/// Teaches the weights of a conditional random field: after each letter, what was marked weighs more and what was believed instead
/// less (stochastic gradient, AdaGrad by Duchi et al. 2011). Where a letter's marks leave several labels open, what is believed among
/// these counts as marked. Some clues are hidden each time, so that no label hangs on one of them.
/// </summary>
internal sealed class ChainTrainer(ChainTrainer.Settings settings, WordFamilies families)
{
    /// <param name="Epochs">How often each letter is read.</param>
    /// <param name="Averaged">Over how many of the last readings the weights are averaged.</param>
    /// <param name="Rate">How far one step goes.</param>
    /// <param name="Hidden">The share of clues hidden at each reading.</param>
    /// <param name="Decay">How much weights shrink an epoch.</param>
    /// <param name="RareTimes">How often a letter with points of a rare kind is read an epoch.</param>
    /// <param name="FewestLetters">A clue seen in fewer letters has no weight.</param>
    internal sealed record Settings(
        int Epochs = 14,
        int Averaged = 6,
        double Rate = 0.12,
        double Hidden = 0.5,
        double Decay = 0.02,
        int FewestLetters = 3,
        int RareTimes = 2
    );

    public ChainWeights Train(IReadOnlyList<MarkedPart> letters)
    {
        var rows = RowsOf(letters);
        var parts = letters.Select(letter => new Part(letter, [.. letter.Clues.Select(clues => RowsOf(clues, rows))])).ToList();
        var (weights, steps) = (new Weights(rows.Count * Label.Count), new Weights(ChainWeights.StepCount));
        var random = new Random(12);
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            var order = Enumerable
                .Range(0, parts.Count)
                .SelectMany(part => Enumerable.Repeat(part, parts[part].Marked.HoldsRareKind ? settings.RareTimes : 1))
                .ToArray();
            random.Shuffle(order);
            foreach (var part in order)
                Learn(parts[part], weights, steps, random);
            weights.Shrink(1 - settings.Decay);
            if (epoch >= settings.Epochs - settings.Averaged)
            {
                weights.AddToMean();
                steps.AddToMean();
            }
        }

        var shown = 1 - settings.Hidden;
        return new ChainWeights(
            rows.Keys.ToArray(),
            weights.Mean(settings.Averaged).Select(weight => Whole(weight * shown)).ToArray(),
            [.. steps.Mean(settings.Averaged).Select(weight => (int)Math.Round(weight * ChainWeights.Units))],
            families
        );
    }

    private static short Whole(double weight) => (short)Math.Clamp(Math.Round(weight * ChainWeights.Units), short.MinValue, short.MaxValue);

    private static int[] RowsOf(IReadOnlyList<Clue> clues, Dictionary<uint, int> rows) =>
        [.. clues.Where(clue => rows.ContainsKey(clue.Key)).Select(clue => rows[clue.Key])];

    private Dictionary<uint, int> RowsOf(IReadOnlyList<MarkedPart> letters)
    {
        var letterCount = new Dictionary<uint, int>();
        foreach (var letter in letters)
        foreach (var key in letter.Clues.SelectMany(clues => clues).Select(clue => clue.Key).Distinct())
            letterCount[key] = letterCount.GetValueOrDefault(key) + 1;
        var rows = new Dictionary<uint, int>();
        foreach (var key in letterCount.Where(pair => pair.Value >= settings.FewestLetters).Select(pair => pair.Key).Order())
            rows.Add(key, rows.Count);
        return rows;
    }

    private void Learn(Part part, Weights weights, Weights steps, Random random)
    {
        var (marked, length) = (part.Marked, part.Rows.Count);
        if (length == 0)
            return;
        var rows = part.Rows.Select(all => (int[])[.. all.Where(_ => random.NextDouble() >= settings.Hidden)]).ToArray();
        var chain = new Chain(
            length,
            place => marked.Joins[place],
            new ChainSteps((join, before, label) => steps.Values[ChainWeights.StepAt(join, before, label)])
        );
        for (var place = 0; place < length; place++)
        {
            var scores = chain.ScoresAt(place);
            foreach (var row in rows[place])
                for (var label = 0; label < Label.Count; label++)
                    scores[label] += weights.Values[(row * Label.Count) + label];
        }

        var change = new double[ChainWeights.StepCount];
        var (believed, wanted) = (new double[length * Label.Count], new double[length * Label.Count]);
        chain.Sum(believed, (place, before, label, share) => change[ChainWeights.StepAt(marked.Joins[place], before, label)] -= share);
        for (var place = 0; place < length; place++)
            chain.Allow(place, marked.Labels[place]);
        chain.Sum(wanted, (place, before, label, share) => change[ChainWeights.StepAt(marked.Joins[place], before, label)] += share);

        for (var at = 0; at < change.Length; at++)
            if (change[at] != 0)
                steps.Move(at, change[at], settings.Rate);
        for (var place = 0; place < length; place++)
        for (var label = 0; label < Label.Count; label++)
        {
            var at = (place * Label.Count) + label;
            var wrong = wanted[at] - believed[at];
            if (Math.Abs(wrong) < 1e-4)
                continue;
            foreach (var row in rows[place])
                weights.Move((row * Label.Count) + label, wrong, settings.Rate);
        }
    }

    private sealed record Part(MarkedPart Marked, IReadOnlyList<int[]> Rows);

    private sealed class Weights(int count)
    {
        private readonly float[] squares = [.. Enumerable.Repeat(0.1f, count)];
        private readonly float[] sums = new float[count];

        public float[] Values { get; } = new float[count];

        public void Move(int at, double by, double rate)
        {
            squares[at] += (float)(by * by);
            Values[at] += (float)(rate * by / Math.Sqrt(squares[at]));
        }

        public void Shrink(double to)
        {
            for (var at = 0; at < Values.Length; at++)
                Values[at] *= (float)to;
        }

        public void AddToMean()
        {
            for (var at = 0; at < Values.Length; at++)
                sums[at] += Values[at];
        }

        public IEnumerable<double> Mean(int times) => sums.Select(sum => (double)sum / times);
    }
}
