using ConsultationIntake.Points;

namespace ConsultationIntake.Themes;

/// <summary>What a tagger found in one text.</summary>
public sealed record PointReading
{
    public required IReadOnlyList<ThemeTag> Tags { get; init; }
    public required Stance Stance { get; init; }

    /// <summary>What staff should know of how this reading was made, or null.</summary>
    public string? Note { get; init; }
}
