using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Makes a <see cref="ThemeModelFile"/>: trains several networks from different seeds, lays them side by side as one, and fits words and
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

    /// <param name="trained">Told as each network is ready.</param>
    /// <param name="count">How many networks.</param>
    public ThemeModelFile Train(IReadOnlyList<Sentence> sentences, int count, Action trained)
    {
        var rows = sentences.Select(sentence => (Rows(sentence.Text), sentence.Themes)).ToList();
        var networks = new NetworkTrainer[count];
        Parallel.For(0, networks.Length, index =>
        {
            networks[index] = new NetworkTrainer(settings, wordVectors, SentenceFiles.Codes.Count, (ulong)index + 1);
            networks[index].Train(rows);
            trained();
        });
        var pairs = new PairTrainer([.. rows.Select(row => (row.Item1.Select(table.StemOf).ToArray(), row.Themes))], SentenceFiles.Codes.Count).Fit();
        return Join(networks, pairs);
    }

    private int[] Rows(string text)
    {
        var rows = new List<int>();
        for (var at = 0; Lexis.Next(text, ref at, out var start, out var length);)
            if (table.Find(text.AsSpan(start, length)) is var row and not WordTable.None)
                rows.Add(row);
        return [.. rows];
    }

    private ThemeModelFile Join(NetworkTrainer[] networks, PairModel pairs)
    {
        var codes = SentenceFiles.Codes;
        var filters = networks.Length * settings.Filters;
        var weights = new List<short>(ThemeModel.Offsets * filters * WordVectors.Dimensions);
        for (var place = 0; place < ThemeModel.Offsets; place++)
            foreach (var network in networks)
                weights.AddRange(network.Filters.Chunk(settings.Filters * WordVectors.Dimensions).ElementAt(place).Select(Quantise));
        var biases = new List<int>();
        for (var width = 0; width < ThemeModel.Widths; width++)
            foreach (var network in networks)
                biases.AddRange(network.Biases.Chunk(settings.Filters).ElementAt(width).Select(value => (int)MathF.Round(value * FilterUnits * WordVectors.Scale)));
        return new ThemeModelFile
        {
            Codes = [.. codes],
            Dimensions = WordVectors.Dimensions,
            Filters = filters,
            Words = vectors.Words,
            Vectors = vectors.Values,
            FilterWeights = [.. weights],
            Biases = [.. biases],
            Output = [.. Enumerable.Range(0, codes.Count).SelectMany(theme => JoinOutput(networks, theme))],
            Scale = 1.0 / (FilterUnits * WordVectors.Scale),
            PairKeys = [.. pairs.Keys],
            PairWeights = pairs.Weights.ToArray(),
            PairBiases = [.. pairs.Biases],
            Blend = new ThemeBlend([.. codes.Select(_ => new BlendWeights(0.7, 0.7, 0.7, 0.4, 0.4))]),
        };
    }

    /// <summary>A theme's weights on all patterns, by width as the patterns are, then its bias; each network counts for its share.</summary>
    private IEnumerable<float> JoinOutput(NetworkTrainer[] networks, int theme)
    {
        var rowLength = (settings.Filters * ThemeModel.Widths) + 1;
        for (var width = 0; width < ThemeModel.Widths; width++)
            foreach (var network in networks)
                for (var filter = 0; filter < settings.Filters; filter++)
                    yield return network.Output[(theme * rowLength) + (width * settings.Filters) + filter] / networks.Length;
        yield return networks.Average(network => network.Output[(theme * rowLength) + rowLength - 1]);
    }

    private static short Quantise(float weight) => (short)Math.Clamp(MathF.Round(weight * FilterUnits), short.MinValue, short.MaxValue);
}
