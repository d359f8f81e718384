using System.Numerics;

namespace ConsultationIntake.Reading.Learned;

/// <summary>How near words are in meaning, by the vectors that the shipped models read. They know English words.</summary>
internal sealed class WordMeanings
{
    public const int Unknown = WordTable.None;

    /// <summary>Ranks of words.</summary>
    private const double SaysNothing = 100;
    private const double SaysAll = 5_000;

    private static readonly Lazy<WordMeanings> LazilyShipped = new(() => new WordMeanings(LearnedModels.Shipped));

    private readonly WordTable table;
    private readonly IReadOnlyList<string> spellings;
    private readonly Numbers<sbyte> vectors;
    private readonly int dimensions;
    private readonly float[] lengths;

    private WordMeanings(LearnedModels models)
    {
        (table, spellings, vectors, dimensions) = (models.Words, models.Spellings, models.Vectors, models.Dimensions);
        lengths = new float[spellings.Count];
        for (var row = 0; row < lengths.Length; row++)
            lengths[row] = MathF.Sqrt(Product(row, row));
    }

    public static WordMeanings Shipped => LazilyShipped.Value;

    /// <summary>How many words are known.</summary>
    public int Count => spellings.Count;

    /// <summary>The word's number, or <see cref="Unknown"/>. A word that is spelt as none is taken for its nearest spelling.</summary>
    public int Find(string word) => table.Find(word);

    public string SpellingOf(int word) => spellings[word];

    /// <summary>
    /// How much a word says by itself, 0.05 to 1, whatever the texts are: "two" and "many" next to nothing, "motorbike" all. By its rank
    /// in English, in which the words run from frequent to rare; a word that is not known says all.
    /// </summary>
    public static double TellingOf(int word) =>
        word == Unknown ? 1 : Math.Clamp(Math.Log((word + 1.0) / SaysNothing) / Math.Log(SaysAll / SaysNothing), 0.05, 1);

    /// <summary>Whether two numbers are forms of one word.</summary>
    public bool AreForms(int left, int right) => table.StemOf(left) == table.StemOf(right);

    /// <summary>The cosine of two words' vectors, -1 to 1.</summary>
    public double Nearness(int left, int right) =>
        lengths[left] == 0 || lengths[right] == 0 ? 0 : Product(left, right) / (lengths[left] * lengths[right]);

    /// <summary>A word's direction: a copy of its vector at length 1, or zeros where it has none.</summary>
    public float[] UnitOf(int word)
    {
        var unit = new float[dimensions];
        UnitOf(word, unit);
        return unit;
    }

    /// <inheritdoc cref="UnitOf(int)"/>
    /// <param name="word">Its number.</param>
    /// <param name="unit">Where it is written.</param>
    public void UnitOf(int word, Span<float> unit)
    {
        var vector = VectorOf(word);
        for (var i = 0; i < unit.Length; i++)
            unit[i] = lengths[word] > 0 ? vector[i] / lengths[word] : 0;
    }

    /// <summary>The direction that a text's words point in together; null where none of them is known.</summary>
    /// <param name="words">Their numbers, each with what it weighs.</param>
    public float[]? DirectionOf(IEnumerable<(int Word, double Weight)> words)
    {
        var sum = new float[dimensions];
        foreach (var (word, weight) in words)
        {
            if (lengths[word] == 0)
                continue;
            var vector = VectorOf(word);
            var scale = (float)weight / lengths[word];
            for (var i = 0; i < sum.Length; i++)
                sum[i] += vector[i] * scale;
        }

        var length = MathF.Sqrt(sum.Sum(value => value * value));
        if (length == 0)
            return null;
        for (var i = 0; i < sum.Length; i++)
            sum[i] /= length;
        return sum;
    }

    private float Product(int left, int right)
    {
        var one = VectorOf(left);
        var other = VectorOf(right);
        var (sums, at) = (Vector<int>.Zero, 0);
        for (; at <= one.Length - Vector<sbyte>.Count; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(one[at..]), out var lower, out var upper);
            Vector.Widen(new Vector<sbyte>(other[at..]), out var otherLower, out var otherUpper);
            Vector.Widen(lower * otherLower, out var first, out var second);
            Vector.Widen(upper * otherUpper, out var third, out var fourth);
            sums += first + second + third + fourth;
        }

        var sum = Vector.Sum(sums);
        for (; at < one.Length; at++)
            sum += one[at] * other[at];
        return sum;
    }

    private ReadOnlySpan<sbyte> VectorOf(int word) => vectors.Span.Slice(word * dimensions, dimensions);
}
