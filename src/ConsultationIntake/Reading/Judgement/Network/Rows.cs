using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConsultationIntake.Reading.Judgement.Network;

/// <summary>
/// Sums of rows of numbers, in one order on every machine: eight lanes at a time, whether the processor has them or not, and no product
/// and sum in one. So what a network hears differs between machines by the last bit of a logarithm at most, which rounding takes away.
/// </summary>
internal static class Rows
{
    private const int Lanes = 8;
    private const int Block = 4 * Lanes;

    /// <summary>Adds a row so many times to another of its length.</summary>
    public static void AddScaled(ReadOnlySpan<float> row, float times, Span<float> to)
    {
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var into = ref MemoryMarshal.GetReference(to);
        var factor = Vector256.Create(times);
        nuint at = 0;
        for (; at + Lanes <= (nuint)to.Length; at += Lanes)
            (Vector256.LoadUnsafe(ref into, at) + (Vector256.LoadUnsafe(ref from, at) * factor)).StoreUnsafe(ref into, at);
        for (; at < (nuint)to.Length; at++)
            to[(int)at] += row[(int)at] * times;
    }

    /// <summary>The sum of the products of two rows of one length.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref var one = ref MemoryMarshal.GetReference(left);
        ref var other = ref MemoryMarshal.GetReference(right);
        var (first, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (third, fourth) = (Vector256<float>.Zero, Vector256<float>.Zero);
        nuint at = 0;
        for (; at + Block <= (nuint)left.Length; at += Block)
        {
            first += Vector256.LoadUnsafe(ref one, at) * Vector256.LoadUnsafe(ref other, at);
            second += Vector256.LoadUnsafe(ref one, at + Lanes) * Vector256.LoadUnsafe(ref other, at + Lanes);
            third += Vector256.LoadUnsafe(ref one, at + (2 * Lanes)) * Vector256.LoadUnsafe(ref other, at + (2 * Lanes));
            fourth += Vector256.LoadUnsafe(ref one, at + (3 * Lanes)) * Vector256.LoadUnsafe(ref other, at + (3 * Lanes));
        }

        var sums = first + second + third + fourth;
        var sum = 0f;
        for (var lane = 0; lane < Lanes; lane++)
            sum += sums[lane];
        for (; at < (nuint)left.Length; at++)
            sum += left[(int)at] * right[(int)at];
        return sum;
    }

    /// <summary>
    /// Adds what a layer makes of a row: for each of the row's numbers that is not nothing, that number times its row of weights. Goes down
    /// the layer in strips as wide as registers hold, so that a sum is written once.
    /// </summary>
    public static void AddProduct(ReadOnlySpan<float> row, ReadOnlySpan<float> weights, Span<float> to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weights.Length, row.Length * to.Length);
        ref var from = ref MemoryMarshal.GetReference(weights);
        ref var into = ref MemoryMarshal.GetReference(to);
        var width = (nuint)to.Length;
        nuint at = 0;
        for (; at + Block <= width; at += Block)
        {
            var (first, second) = (Vector256.LoadUnsafe(ref into, at), Vector256.LoadUnsafe(ref into, at + Lanes));
            var (third, fourth) = (Vector256.LoadUnsafe(ref into, at + (2 * Lanes)), Vector256.LoadUnsafe(ref into, at + (3 * Lanes)));
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] == 0)
                    continue;
                var (times, strip) = (Vector256.Create(row[i]), ((nuint)i * width) + at);
                first += Vector256.LoadUnsafe(ref from, strip) * times;
                second += Vector256.LoadUnsafe(ref from, strip + Lanes) * times;
                third += Vector256.LoadUnsafe(ref from, strip + (2 * Lanes)) * times;
                fourth += Vector256.LoadUnsafe(ref from, strip + (3 * Lanes)) * times;
            }

            first.StoreUnsafe(ref into, at);
            second.StoreUnsafe(ref into, at + Lanes);
            third.StoreUnsafe(ref into, at + (2 * Lanes));
            fourth.StoreUnsafe(ref into, at + (3 * Lanes));
        }

        for (var i = 0; i < row.Length && at < width; i++)
            if (row[i] != 0)
                AddScaled(weights[((i * to.Length) + (int)at)..((i + 1) * to.Length)], row[i], to[(int)at..]);
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static float Sigmoid(float x) => (float)(1 / (1 + Exp(-x)));

    public static float Tanh(float x) => (float)(1 - (2 / (Exp(2 * x) + 1)));

    /// <summary>eˣ by the same sums everywhere, which the runtime's own does not promise: a power of two and a short series.</summary>
    public static double Exp(double x)
    {
        if (x < -80)
            return 0;
        x = Math.Min(x, 80);
        var power = Math.Round(x * 1.4426950408889634);
        var rest = x - (power * 0.6931471805599453);
        var series = 1.0;
        for (var term = 10; term > 0; term--)
            series = 1 + (rest / term * series);
        return series * BitConverter.Int64BitsToDouble(((long)power + 1023) << 52);
    }
}
