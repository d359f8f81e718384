using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Makes <see cref="LearnedWeights"/>: trains several networks from different seeds, lays them side by side as one, and fits words and
/// pairs beside them. The blend is left as good as any.
/// </summary>
internal sealed class ModelTrainer(TrainingSettings settings, WordVectors vectors)
{
    private const float FilterUnits = 2048;

    private readonly WordTable table = new(vectors.Words);
    private readonly float[][] wordVectors =
    [
        .. vectors.Values.Chunk(WordVectors.Dimensions).Select(row => row.Select(value => value / WordVectors.Scale).ToArray()),
    ];

    /// <summary>The words and vectors that everything learned stands on.</summary>
    public ModelFile Ground { get; } =
        new()
        {
            Dimensions = WordVectors.Dimensions,
            Words = vectors.Words,
            Vectors = vectors.Values,
            Subjects = [],
        };

    /// <summary>Ready to read with.</summary>
    public SentenceModel ModelOf(LearnedWeights weights) => new(table, Ground, weights);

    /// <param name="sentences">To learn from.</param>
    /// <param name="questions">What is to be learned, as the sentences' answers have it.</param>
    /// <param name="count">How many networks.</param>
    /// <param name="trained">Told as each network is ready.</param>
    public LearnedWeights Train(IReadOnlyList<Sentence> sentences, IReadOnlyList<string> questions, int count, Action trained)
    {
        var rows = sentences.Select(sentence => (Rows(sentence.Text), sentence.Answers)).ToList();
        var networks = new NetworkTrainer[count];
        Parallel.For(
            0,
            networks.Length,
            index =>
            {
                networks[index] = new NetworkTrainer(settings, wordVectors, questions.Count, (ulong)index + 1);
                networks[index].Train(rows);
                trained();
            }
        );
        var pairs = new PairTrainer(
            [.. rows.Select(row => (row.Item1.Select(table.StemOf).ToArray(), row.Answers))],
            questions.Count
        ).Fit();
        return Join(questions, networks, pairs);
    }

    private int[] Rows(string text)
    {
        var rows = new List<int>();
        for (var at = 0; WordRuns.Next(text, ref at, out var start, out var length); )
            if (table.Find(text.AsSpan(start, length)) is var row and not WordTable.None)
                rows.Add(row);
        return [.. rows];
    }

    private LearnedWeights Join(IReadOnlyList<string> questions, NetworkTrainer[] networks, PairModel pairs)
    {
        var filters = networks.Length * settings.Filters;
        var weights = new List<short>(SentenceModel.Offsets * filters * WordVectors.Dimensions);
        for (var place = 0; place < SentenceModel.Offsets; place++)
            foreach (var network in networks)
                weights.AddRange(network.Filters.Chunk(settings.Filters * WordVectors.Dimensions).ElementAt(place).Select(Quantise));
        var biases = new List<int>();
        for (var width = 0; width < SentenceModel.Widths; width++)
            foreach (var network in networks)
                biases.AddRange(
                    network
                        .Biases.Chunk(settings.Filters)
                        .ElementAt(width)
                        .Select(value => (int)MathF.Round(value * FilterUnits * WordVectors.Scale))
                );
        return new LearnedWeights
        {
            Questions = [.. questions],
            Filters = filters,
            FilterWeights = [.. weights],
            Biases = [.. biases],
            Output = [.. Enumerable.Range(0, questions.Count).SelectMany(question => JoinOutput(networks, question))],
            Scale = 1.0 / (FilterUnits * WordVectors.Scale),
            PairKeys = [.. pairs.Keys],
            PairWeights = pairs.Weights.ToArray(),
            PairBiases = [.. pairs.Biases],
            Blend = [.. questions.Select(_ => new BlendWeights(0.7, 0.7, 0.7, 0.4, 0.4))],
        };
    }

    /// <summary>
    /// A question's weights on all patterns, by width as the patterns are, then its bias; each network counts for its share.
    /// </summary>
    private IEnumerable<float> JoinOutput(NetworkTrainer[] networks, int question)
    {
        var rowLength = (settings.Filters * SentenceModel.Widths) + 1;
        for (var width = 0; width < SentenceModel.Widths; width++)
            foreach (var network in networks)
                for (var filter = 0; filter < settings.Filters; filter++)
                    yield return network.Output[(question * rowLength) + (width * settings.Filters) + filter] / networks.Length;
        yield return networks.Average(network => network.Output[(question * rowLength) + rowLength - 1]);
    }

    private static short Quantise(float weight) => (short)Math.Clamp(MathF.Round(weight * FilterUnits), short.MinValue, short.MaxValue);
}
