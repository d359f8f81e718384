using System.Runtime.Intrinsics;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Trains one network of the kind <see cref="SentenceModel"/> runs: windows of one to three word vectors, rectified patterns, the best
/// window of each, a weighted sum a question. Adam on minibatches; dropout on words and patterns; pairs of sentences joined now and then,
/// since a point is often two or three sentences.
/// </summary>
internal sealed class NetworkTrainer
{
    private readonly TrainingSettings settings;
    private readonly float[][] vectors;
    private readonly int questions;
    private readonly Chance chance;
    private readonly int pooled;
    private readonly Parameters filters;
    private readonly Parameters biases;
    private readonly Parameters output;
    private readonly float[] best;
    private readonly int[] at;
    private readonly bool[] dropped;
    private readonly float[] toPattern;
    private int step;

    public NetworkTrainer(TrainingSettings settings, float[][] vectors, int questions, ulong seed)
    {
        (this.settings, this.vectors, this.questions) = (settings, vectors, questions);
        chance = new Chance(seed);
        pooled = settings.Filters * SentenceModel.Widths;
        filters = new Parameters(SentenceModel.Offsets * settings.Filters * WordVectors.Dimensions);
        biases = new Parameters(pooled);
        output = new Parameters(questions * (pooled + 1));
        best = new float[pooled];
        at = new int[pooled];
        dropped = new bool[pooled];
        toPattern = new float[pooled];
        for (var i = 0; i < filters.Values.Length; i++)
            filters.Values[i] = chance.Normal() * 0.05f;
        for (var i = 0; i < output.Values.Length; i++)
            output.Values[i] = (i + 1) % (pooled + 1) == 0 ? -1 : chance.Normal() * 0.1f;
    }

    public float[] Filters => filters.Values;
    public float[] Biases => biases.Values;
    public float[] Output => output.Values;

    public void Train(IReadOnlyList<(int[] Rows, bool[] Answers)> sentences)
    {
        var order = Enumerable.Range(0, sentences.Count).ToList();
        var steps = settings.Epochs * ((sentences.Count + settings.Batch - 1) / settings.Batch);
        var rows = new List<int>();
        var expected = new bool[questions];
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            chance.Shuffle(order);
            for (var first = 0; first < order.Count; first += settings.Batch)
            {
                for (var i = first; i < Math.Min(order.Count, first + settings.Batch); i++)
                {
                    var sentence = sentences[order[i]];
                    rows.Clear();
                    sentence.Answers.CopyTo(expected, 0);
                    AddWords(rows, sentence.Rows);
                    if (chance.Next() < settings.JoinShare)
                    {
                        var other = sentences[chance.Below(sentences.Count)];
                        AddWords(rows, other.Rows);
                        for (var t = 0; t < questions; t++)
                            expected[t] |= other.Answers[t];
                    }

                    if (rows.Count > 0)
                        Learn([.. rows], expected);
                }

                Update(settings.LearningRate * (1 - ((float)step / steps)));
            }
        }
    }

    /// <summary>The log-odds of each question.</summary>
    public double[] Score(int[] rows)
    {
        Match(rows);
        return
        [
            .. Enumerable
                .Range(0, questions)
                .Select(question =>
                {
                    double sum = output.Values[(question * (pooled + 1)) + pooled];
                    for (var p = 0; p < pooled; p++)
                        sum += best[p] * output.Values[(question * (pooled + 1)) + p];
                    return sum;
                }),
        ];
    }

    private void AddWords(List<int> rows, int[] from)
    {
        foreach (var row in from)
            if (chance.Next() >= settings.WordDropout)
                rows.Add(row);
    }

    private void Learn(int[] rows, bool[] expected)
    {
        Match(rows);
        var keep = 1 / (1 - settings.PatternDropout);
        for (var p = 0; p < pooled; p++)
        {
            dropped[p] = chance.Next() < settings.PatternDropout;
            toPattern[p] = 0;
        }

        for (var t = 0; t < questions; t++)
        {
            var row = t * (pooled + 1);
            var sum = output.Values[row + pooled];
            for (var p = 0; p < pooled; p++)
                if (!dropped[p])
                    sum += best[p] * keep * output.Values[row + p];
            var target = expected[t] ? 1 - settings.Smoothing : settings.Smoothing;
            var slope = (1 / (1 + MathF.Exp(-sum))) - target;
            output.Slopes[row + pooled] += slope;
            for (var p = 0; p < pooled; p++)
            {
                if (dropped[p])
                    continue;
                output.Slopes[row + p] += slope * best[p] * keep;
                toPattern[p] += slope * output.Values[row + p] * keep;
            }
        }

        for (var p = 0; p < pooled; p++)
            if (!dropped[p] && best[p] > 0)
                LearnPattern(rows, p);
    }

    private void LearnPattern(int[] rows, int pattern)
    {
        var slope = toPattern[pattern];
        biases.Slopes[pattern] += slope;
        var (width, filter) = (pattern / settings.Filters, pattern % settings.Filters);
        for (var place = 0; place <= width; place++)
        {
            var vector = vectors[rows[at[pattern] + place]];
            var slopes = filters.Slopes.AsSpan(FilterAt(width, place, filter), WordVectors.Dimensions);
            for (var d = 0; d < slopes.Length; d++)
                slopes[d] += slope * vector[d];
        }
    }

    private void Match(int[] rows)
    {
        Array.Clear(best);
        for (var start = 0; start < rows.Length; start++)
        for (var width = 0; width < SentenceModel.Widths && start + width < rows.Length; width++)
        for (var filter = 0; filter < settings.Filters; filter++)
        {
            var pattern = (width * settings.Filters) + filter;
            var sum = biases.Values[pattern];
            for (var place = 0; place <= width; place++)
                sum += Dot(filters.Values.AsSpan(FilterAt(width, place, filter), WordVectors.Dimensions), vectors[rows[start + place]]);
            if (sum > best[pattern])
                (best[pattern], at[pattern]) = (sum, start);
        }
    }

    private int FilterAt(int width, int place, int filter) =>
        ((((width * (width + 1)) / 2) + place) * settings.Filters + filter) * WordVectors.Dimensions;

    private void Update(float rate)
    {
        step++;
        filters.Update(rate, settings.FilterDecay, step);
        biases.Update(rate, 0, step);
        output.Update(rate, settings.OutputDecay, step);
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector256<float>.Zero;
        var i = 0;
        for (; i <= left.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            sum += Vector256.Create(left[i..]) * Vector256.Create(right[i..]);
        var rest = Vector128<float>.Zero;
        for (; i <= left.Length - Vector128<float>.Count; i += Vector128<float>.Count)
            rest += Vector128.Create(left[i..]) * Vector128.Create(right[i..]);
        return Vector256.Sum(sum) + Vector128.Sum(rest);
    }

    /// <summary>Weights, what the last sentences ask of them, and Adam's memory of both.</summary>
    private sealed class Parameters(int count)
    {
        private readonly float[] mean = new float[count];
        private readonly float[] square = new float[count];

        public float[] Values { get; } = new float[count];
        public float[] Slopes { get; } = new float[count];

        public void Update(float rate, float decay, int step)
        {
            var (first, second) = (1 - MathF.Pow(0.9f, step), 1 - MathF.Pow(0.999f, step));
            for (var i = 0; i < Values.Length; i++)
            {
                mean[i] += 0.1f * (Slopes[i] - mean[i]);
                square[i] += 0.001f * ((Slopes[i] * Slopes[i]) - square[i]);
                Values[i] -= rate * ((mean[i] / first / (MathF.Sqrt(square[i] / second) + 1e-8f)) + (decay * Values[i]));
                Slopes[i] = 0;
            }
        }
    }
}
