using System.Collections.Concurrent;

namespace ConsultationIntake.Themes;

/// <summary>
/// Readings of the texts met lately, so that the points of a campaign letter are analysed once and not with each copy.
/// Two generations: when the younger is full it becomes the older, and what the older held and nobody asked for is let go.
/// </summary>
internal sealed class RecentReadings
{
    /// <summary>Twice as many are held at most: some 4 MB of points of ordinary length.</summary>
    private const int Generation = 2_000;

    private ConcurrentDictionary<string, PointReading> younger = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, PointReading> older = new(StringComparer.Ordinal);

    internal PointReading? Find(string text)
    {
        if (younger.TryGetValue(text, out var reading))
            return reading;
        if (!older.TryGetValue(text, out reading))
            return null;
        Remember(text, reading);
        return reading;
    }

    internal void Remember(string text, PointReading reading)
    {
        if (younger.Count >= Generation)
        {
            older = younger;
            younger = new(StringComparer.Ordinal);
        }

        younger[text] = reading;
    }
}
