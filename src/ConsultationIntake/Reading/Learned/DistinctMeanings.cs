namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// How near words are in what tells them from others: <see cref="WordMeanings"/> without the part that all words have in common, which is
/// their mean and the few directions in which the common ones differ most (J. Mu and P. Viswanath, "All-but-the-Top", 2018). Any two texts
/// on a plan for the police point the same way with it; without it they do not. Worked out when first asked for.
/// </summary>
internal sealed class DistinctMeanings
{
    /// <summary>So many of the commonest words say what words have in common.</summary>
    private const int Commonest = 3_000;

    /// <summary>Directions that are taken out beside the mean.</summary>
    private const int Directions = 2;
    private const int Rounds = 40;

    private static readonly Lazy<DistinctMeanings> LazilyShipped = new(() => new DistinctMeanings(WordMeanings.Shipped));

    private readonly WordMeanings meanings;
    private readonly float[][] common;

    /// <summary>Of each word: its share in each of <see cref="common"/>, one word after the other.</summary>
    private readonly float[] shares;

    /// <summary>Of each word, how long it is without them; 0 where nothing is left.</summary>
    private readonly float[] lengths;

    /// <summary>The mean's length, squared.</summary>
    private readonly float mean;

    private DistinctMeanings(WordMeanings meanings)
    {
        this.meanings = meanings;
        var words = Enumerable.Range(0, Math.Min(Commonest, meanings.Count)).Select(meanings.UnitOf).ToList();
        common = CommonOf(words);
        mean = Product(common[0], common[0]);
        shares = new float[meanings.Count * common.Length];
        lengths = new float[meanings.Count];
        for (var word = 0; word < lengths.Length; word++)
        {
            var unit = meanings.UnitOf(word);
            shares[word * common.Length] = Product(unit, common[0]);
            Subtract(unit, common[0], 1);
            for (var i = 1; i < common.Length; i++)
            {
                var share = Product(unit, common[i]);
                shares[(word * common.Length) + i] = share;
                Subtract(unit, common[i], share);
            }

            lengths[word] = MathF.Sqrt(Product(unit, unit));
        }
    }

    public static DistinctMeanings Shipped => LazilyShipped.Value;

    /// <summary>The cosine of what is left of two words, -1 to 1.</summary>
    public double Nearness(int left, int right)
    {
        if (lengths[left] == 0 || lengths[right] == 0)
            return 0;
        var one = shares.AsSpan(left * common.Length, common.Length);
        var other = shares.AsSpan(right * common.Length, common.Length);
        var product = (float)meanings.Nearness(left, right) - one[0] - other[0] + mean;
        for (var i = 1; i < common.Length; i++)
            product -= one[i] * other[i];
        return product / (lengths[left] * lengths[right]);
    }

    /// <summary>The words nearest to one, nearest first, no form of it among them.</summary>
    /// <param name="word">Its number.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="least">The least cosine.</param>
    public IReadOnlyList<int> NearTo(int word, int take, double least)
    {
        var best = new PriorityQueue<int, double>();
        for (var other = 0; other < lengths.Length; other++)
        {
            if (Nearness(word, other) is var near && near < least || meanings.AreForms(word, other))
                continue;
            best.Enqueue(other, near);
            if (best.Count > take)
                best.Dequeue();
        }

        var found = new int[best.Count];
        for (var i = found.Length - 1; i >= 0; i--)
            found[i] = best.Dequeue();
        return found;
    }

    /// <summary>The direction that what is left of a text's words points in together; null where none of them is known.</summary>
    /// <param name="words">Their numbers, each with what it weighs.</param>
    public float[]? DirectionOf(IEnumerable<(int Word, double Weight)> words)
    {
        var sum = new float[common[0].Length];
        foreach (var (word, weight) in words)
        {
            if (lengths[word] == 0)
                continue;
            var unit = meanings.UnitOf(word);
            Subtract(unit, common[0], 1);
            for (var i = 1; i < common.Length; i++)
                Subtract(unit, common[i], shares[(word * common.Length) + i]);
            Subtract(sum, unit, -(float)weight / lengths[word]);
        }

        return Unit(sum);
    }

    /// <summary>The words' mean, then the directions in which they differ most from it, each of length 1.</summary>
    private static float[][] CommonOf(List<float[]> words)
    {
        var found = new float[1 + Directions][];
        found[0] = new float[words[0].Length];
        foreach (var word in words)
            Subtract(found[0], word, -1f / words.Count);
        foreach (var word in words)
            Subtract(word, found[0], 1);
        for (var i = 1; i < found.Length; i++)
        {
            found[i] = MostOf(words);
            foreach (var word in words)
                Subtract(word, found[i], Product(word, found[i]));
        }

        return found;
    }

    /// <summary>The direction in which most of them lies: found by power iteration.</summary>
    private static float[] MostOf(List<float[]> words)
    {
        var most = words[0];
        for (var round = 0; round < Rounds; round++)
        {
            var next = new float[most.Length];
            foreach (var word in words)
                Subtract(next, word, -Product(word, most));
            most = Unit(next) ?? next;
        }

        return most;
    }

    private static float Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void Subtract(Span<float> from, ReadOnlySpan<float> what, float times)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] -= what[i] * times;
    }

    private static float[]? Unit(float[] vector)
    {
        var length = MathF.Sqrt(Product(vector, vector));
        return length == 0 ? null : [.. vector.Select(value => value / length)];
    }
}
