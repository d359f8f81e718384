namespace ConsultationIntake.Themes.Offline;

/// <summary>
/// A weight for each word and each pair of neighbouring words, whatever their inflection. It is exact where the network, which reads by
/// likeness, is not: a "disabled bay" and a "disabled daughter" are alike to that. Whole numbers, as there.
/// </summary>
internal sealed class PairModel
{
    /// <summary>How many whole units one unit of log-odds is.</summary>
    public const double Units = 1024;

    private const uint Alone = 0xFFFF;
    private const int Uncounted = -1;

    private readonly Dictionary<uint, int> pairs = [];

    /// <summary>The number of each stem that stands alone, by the stem.</summary>
    private readonly int[] words;
    private readonly short[] weights;
    private readonly double[] biases;

    /// <param name="keys">The words and pairs, as <see cref="KeyOf(int)"/> and <see cref="KeyOf(int, int)"/> name them.</param>
    /// <param name="weights">A row a key, a weight a theme.</param>
    /// <param name="biases">A theme's log-odds before any word.</param>
    public PairModel(uint[] keys, short[] weights, double[] biases)
    {
        (Keys, this.weights, this.biases) = (keys, weights, biases);
        words = new int[Alone];
        Array.Fill(words, Uncounted);
        for (var feature = 0; feature < keys.Length; feature++)
            if (keys[feature] >> 16 == Alone)
                words[keys[feature] & Alone] = feature;
            else
                pairs[keys[feature]] = feature;
    }

    public IReadOnlyList<uint> Keys { get; }
    public ReadOnlySpan<short> Weights => weights;
    public IReadOnlyList<double> Biases => biases;

    /// <param name="stem">A word's number by <see cref="WordTable.StemOf"/>.</param>
    public static uint KeyOf(int stem) => (Alone << 16) | (uint)stem;

    public static uint KeyOf(int first, int second) => ((uint)first << 16) | (uint)second;

    /// <summary>The number of a word, or -1 where it has no weight.</summary>
    public int Find(int stem) => words[stem];

    /// <summary>The number of a pair, or -1 where it has no weight.</summary>
    public int Find(int first, int second) => pairs.TryGetValue(KeyOf(first, second), out var feature) ? feature : Uncounted;

    /// <summary>What one of <paramref name="count"/> words and pairs of a text adds to a theme's log-odds.</summary>
    public double Contribution(int theme, int feature, int count) => weights[(feature * biases.Length) + theme] / (Units * Math.Sqrt(count));

    public double Score(int theme, ReadOnlySpan<int> found)
    {
        var sum = 0;
        foreach (var feature in found)
            sum += weights[(feature * biases.Length) + theme];
        return found.IsEmpty ? biases[theme] : biases[theme] + (sum / (Units * Math.Sqrt(found.Length)));
    }
}
