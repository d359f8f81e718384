using System.Collections.Concurrent;
using ConsultationIntake.Points;

namespace ConsultationIntake.Themes;

/// <summary>
/// Readings of the points met lately, so that the points of a campaign letter are analysed once and not with each copy.
/// Two generations: when the younger is full it becomes the older, and what the older held and nobody asked for is let go.
/// </summary>
internal sealed class RecentReadings
{
    /// <summary>Twice as many are held at most: some 4 MB of points of ordinary length.</summary>
    private const int Generation = 2_000;

    private ConcurrentDictionary<PointText, PointReading> younger = new();
    private ConcurrentDictionary<PointText, PointReading> older = new();

    internal PointReading? Find(PointText point)
    {
        if (younger.TryGetValue(point, out var reading))
            return reading;
        if (!older.TryGetValue(point, out reading))
            return null;
        Remember(point, reading);
        return reading;
    }

    internal void Remember(PointText point, PointReading reading)
    {
        if (younger.Count >= Generation)
        {
            older = younger;
            younger = new();
        }

        younger[point] = reading;
    }
}
