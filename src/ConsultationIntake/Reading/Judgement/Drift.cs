using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// How near each sentence stands in meaning to those around it, by the directions of their words together: where it turns, another
/// point may begin. Judges nothing. Linear in the text's length.
/// </summary>
internal sealed class Drift
{
    /// <summary>The nearness of what has no known word.</summary>
    public const uint Unknown = 20;

    private readonly uint[] toBefore;
    private readonly uint[] toBlock;
    private readonly uint[] leaning;

    private Drift(int length) => (toBefore, toBlock, leaning) = (new uint[length], new uint[length], new uint[length]);

    /// <summary>To the sentence before, in tenths; <see cref="Unknown"/> where either has no known word.</summary>
    public uint ToBefore(int unit) => toBefore[unit];

    /// <summary>To all of its block before it, likewise.</summary>
    public uint ToBlock(int unit) => toBlock[unit];

    /// <summary>
    /// 0 where it cannot be told, 1 where it is nearer to the next sentence than to the one before, 2 the other way, 3 neither.
    /// </summary>
    public uint Leaning(int unit) => leaning[unit];

    public static Drift Of(IReadOnlyList<Unit> units, IReadOnlyList<UnitWords> words)
    {
        const double plainly = 0.15;
        var drift = new Drift(units.Count);
        var directions = words.Select(DirectionOf).ToList();
        float[]? block = null;
        for (var unit = 0; unit < units.Count; unit++)
        {
            block = units[unit].InBlock == 0 ? null : block;
            var own = directions[unit];
            var back = Nearness(own, unit > 0 ? directions[unit - 1] : null);
            var on = Nearness(own, unit + 1 < units.Count ? directions[unit + 1] : null);
            drift.toBefore[unit] = Tenths(back);
            drift.toBlock[unit] = Tenths(Nearness(own, block));
            drift.leaning[unit] =
                back is not { } before || on is not { } after ? 0u
                : after > before + plainly ? 1u
                : before > after + plainly ? 2u
                : 3u;
            block = Sum(block, own);
        }

        return drift;
    }

    private static float[]? DirectionOf(UnitWords words) =>
        WordMeanings.Shipped.DirectionOf(
            words.All.Where(word => word.Row != WordTable.None).Select(word => (word.Row, WordMeanings.TellingOf(word.Row)))
        );

    private static float[]? Sum(float[]? left, float[]? right)
    {
        if (left is null || right is null)
            return left ?? right;
        var sum = new float[left.Length];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = left[i] + right[i];
        return sum;
    }

    /// <summary>The cosine of two directions, of any length.</summary>
    private static double? Nearness(float[]? left, float[]? right)
    {
        if (left is null || right is null)
            return null;
        var (product, lefts, rights) = (0f, 0f, 0f);
        for (var i = 0; i < left.Length; i++)
            (product, lefts, rights) = (product + (left[i] * right[i]), lefts + (left[i] * left[i]), rights + (right[i] * right[i]));
        return lefts == 0 || rights == 0 ? null : product / Math.Sqrt(lefts * rights);
    }

    private static uint Tenths(double? nearness) => nearness is { } known ? (uint)Math.Clamp(Math.Round(known * 10), 0, 10) : Unknown;
}
