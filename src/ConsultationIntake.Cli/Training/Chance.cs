namespace ConsultationIntake.Cli.Training;

/// <summary>Seeded chance (SplitMix64), the same on every machine.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    public double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public int Below(int limit) => (int)(Bits() % (ulong)limit);

    public float Normal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Next()));
        return (float)(radius * Math.Cos(2 * Math.PI * Next()));
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Bits()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
