using System.Numerics;

namespace ConsultationIntake.Reading.Learned;

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

    /// <summary>
    /// The pairs by hash, each where it falls or in the next free slot: its key, then one more than its number. Most pairs of a text are
    /// none of these, and this says so from one place in memory.
    /// </summary>
    private readonly ulong[] slots;
    private readonly int hashShift;

    /// <summary>The number of each stem that stands alone, by the stem.</summary>
    private readonly int[] words;
    private readonly short[] weights;
    private readonly double[] biases;

    /// <param name="keys">The words and pairs, as <see cref="KeyOf(int)"/> and <see cref="KeyOf(int, int)"/> name them.</param>
    /// <param name="weights">A row a key, a weight a question.</param>
    /// <param name="biases">A question's log-odds before any word.</param>
    public PairModel(uint[] keys, short[] weights, double[] biases)
    {
        (Keys, this.weights, this.biases) = (keys, weights, biases);
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(keys.Length + 1) * 2)];
        hashShift = 32 - BitOperations.Log2((uint)slots.Length);
        words = new int[Alone];
        Array.Fill(words, Uncounted);
        for (var feature = 0; feature < keys.Length; feature++)
            if (keys[feature] >> 16 == Alone)
                words[keys[feature] & Alone] = feature;
            else
                Place(keys[feature], feature);
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
    public int Find(int first, int second)
    {
        var key = KeyOf(first, second);
        var slot = SlotOf(key);
        for (; slots[slot] != 0; slot = Next(slot))
            if ((uint)(slots[slot] >> 32) == key)
                return (int)(uint)slots[slot] - 1;
        return Uncounted;
    }

    /// <summary>What a word or pair adds to a question's score, before <see cref="ShareOf"/>.</summary>
    public int WeightOf(int question, int feature) => weights[(feature * biases.Length) + question];

    /// <summary>What one whole unit is worth in a text with <paramref name="count"/> words and pairs.</summary>
    public static double ShareOf(int count) => 1 / (Units * Math.Sqrt(count));

    /// <summary>Adds a word's or pair's weight to each question's sum.</summary>
    public void Add(int feature, Span<int> sums)
    {
        for (var question = 0; question < sums.Length; question++)
            sums[question] += WeightOf(question, feature);
    }

    /// <summary>A question's log-odds, from the sum of the weights of a text's words and pairs.</summary>
    public double Score(int question, int sum, int count) => count == 0 ? biases[question] : biases[question] + (sum * ShareOf(count));

    private void Place(uint key, int feature)
    {
        var slot = SlotOf(key);
        while (slots[slot] != 0)
            slot = Next(slot);
        slots[slot] = ((ulong)key << 32) | (uint)(feature + 1);
    }

    private uint SlotOf(uint key) => unchecked(key * 2654435769u) >> hashShift;

    private uint Next(uint slot) => (slot + 1) & (uint)(slots.Length - 1);
}
