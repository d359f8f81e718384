using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Fits a <see cref="PairModel"/>: logistic regression on the words and pairs that stand in at least two sentences, the rarer
/// counting the more. Adam on all sentences at once, drawn toward zero.
/// </summary>
internal sealed class PairTrainer
{
    private const int LeastSentences = 2;
    private const int Steps = 60;
    private const double Rate = 0.1;
    private const double RateKept = 0.97;
    private const double Restraint = 3e-4;
    private const double StartBias = -2;

    private readonly List<uint> keys = [];
    private readonly List<double> rarity = [];
    private readonly List<(int[] Features, bool[] Answers)> texts = [];
    private readonly int questions;

    /// <param name="sentences">The stems of each, by <see cref="WordTable.StemOf"/>, and its answers.</param>
    public PairTrainer(IReadOnlyList<(int[] Stems, bool[] Answers)> sentences, int questions)
    {
        this.questions = questions;
        var counts = sentences
            .SelectMany(sentence => KeysOf(sentence.Stems))
            .CountBy(key => key)
            .Where(count => count.Value >= LeastSentences)
            .OrderBy(count => count.Key);
        var numbers = new Dictionary<uint, int>();
        foreach (var (key, count) in counts)
        {
            numbers[key] = keys.Count;
            keys.Add(key);
            rarity.Add(Math.Log((double)sentences.Count / count));
        }

        foreach (var (stems, given) in sentences)
            texts.Add(([.. KeysOf(stems).Where(numbers.ContainsKey).Select(key => numbers[key])], given));
    }

    public PairModel Fit()
    {
        var weights = new double[keys.Count * questions];
        var biases = Enumerable.Repeat(StartBias, questions).ToArray();
        var (weightAdam, biasAdam) = (new Adam(weights.Length), new Adam(questions));
        var (towardWeights, towardBiases) = (new double[weights.Length], new double[questions]);
        var rate = Rate;
        for (var step = 1; step <= Steps; step++, rate *= RateKept)
        {
            for (var i = 0; i < weights.Length; i++)
                towardWeights[i] = 2 * Restraint * weights[i];
            Array.Clear(towardBiases);
            foreach (var (features, given) in texts)
                Learn(features, given, weights, biases, towardWeights, towardBiases);
            weightAdam.Update(weights, towardWeights, rate, step);
            biasAdam.Update(biases, towardBiases, rate, step);
        }

        return new PairModel([.. keys], [.. weights.Select((weight, i) => Quantise(weight * rarity[i / questions]))], biases);
    }

    private static HashSet<uint> KeysOf(int[] stems)
    {
        var keys = new HashSet<uint>();
        for (var i = 0; i < stems.Length; i++)
        {
            keys.Add(PairModel.KeyOf(stems[i]));
            if (i > 0)
                keys.Add(PairModel.KeyOf(stems[i - 1], stems[i]));
        }

        return keys;
    }

    private void Learn(int[] features, bool[] given, double[] weights, double[] biases, double[] towardWeights, double[] towardBiases)
    {
        var share = 1 / Math.Sqrt(Math.Max(1, features.Length));
        for (var question = 0; question < questions; question++)
        {
            var sum = biases[question];
            foreach (var feature in features)
                sum += weights[(feature * questions) + question] * rarity[feature] * share;
            var slope = ((1 / (1 + Math.Exp(-sum))) - (given[question] ? 1 : 0)) / texts.Count;
            towardBiases[question] += slope;
            foreach (var feature in features)
                towardWeights[(feature * questions) + question] += slope * rarity[feature] * share;
        }
    }

    private static short Quantise(double weight) => (short)Math.Clamp(Math.Round(weight * PairModel.Units), short.MinValue, short.MaxValue);

    private sealed class Adam(int count)
    {
        private readonly double[] mean = new double[count];
        private readonly double[] square = new double[count];

        public void Update(double[] values, double[] slopes, double rate, int step)
        {
            var (first, second) = (1 - Math.Pow(0.9, step), 1 - Math.Pow(0.999, step));
            for (var i = 0; i < values.Length; i++)
            {
                mean[i] += 0.1 * (slopes[i] - mean[i]);
                square[i] += 0.001 * ((slopes[i] * slopes[i]) - square[i]);
                values[i] -= rate * (mean[i] / first) / (Math.Sqrt(square[i] / second) + 1e-8);
            }
        }
    }
}
