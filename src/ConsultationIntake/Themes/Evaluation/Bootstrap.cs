namespace ConsultationIntake.Themes.Evaluation;

/// <summary>
/// Percentile bootstrap over points. Its chance is its own (SplitMix64) and seeded, so the same points give the same interval.
/// </summary>
internal static class Bootstrap
{
    public const int Samples = 1000;

    public static Interval Of(IReadOnlyList<ReadPoint> points, Func<IReadOnlyList<ReadPoint>, double> measure, Action<int>? sampled = null)
    {
        var seed = 20260101UL;
        var values = new double[Samples];
        var sample = new ReadPoint[points.Count];
        for (var i = 0; i < Samples; i++)
        {
            for (var j = 0; j < sample.Length; j++)
                sample[j] = points[(int)(Next(ref seed) % (ulong)points.Count)];
            values[i] = measure(sample);
            sampled?.Invoke(1);
        }

        Array.Sort(values);
        return new Interval(measure(points), values[(int)(Samples * 0.025)], values[(int)(Samples * 0.975) - 1]);
    }

    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
