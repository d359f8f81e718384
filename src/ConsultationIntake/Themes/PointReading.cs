using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Themes;

/// <summary>What a tagger found in one text.</summary>
public sealed record PointReading
{
    public required IReadOnlyList<ThemeTag> Tags { get; init; }
    public required Stance Stance { get; init; }

    /// <summary>The words that suggest a person at risk now, as spans of the point. Empty where there are none.</summary>
    public IReadOnlyList<TextSpan> Safeguarding { get; init; } = [];

    /// <summary>What staff should know of how this reading was made, or null.</summary>
    public string? Note { get; init; }
}
