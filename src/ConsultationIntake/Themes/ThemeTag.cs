using ConsultationIntake.Reading;

namespace ConsultationIntake.Themes;

/// <summary>A theme given to a point by the machine, with why.</summary>
public sealed record ThemeTag
{
    public required string Theme { get; init; }

    /// <summary>How likely a careful reader would agree: 0 to 1, calibrated against labelled points.</summary>
    public required double Confidence { get; init; }

    /// <summary>What it rests on.</summary>
    public TagBasis Basis { get; init; }

    /// <summary>
    /// The words that fired, as spans of the same text that the point's own span is of. Empty only where <see cref="Basis"/> is another
    /// than <see cref="TagBasis.Words"/>: then they are the point's own words that speak for the theme beside it, if any does.
    /// </summary>
    public required IReadOnlyList<TextSpan> Evidence { get; init; }

    /// <summary>One sentence a person can read.</summary>
    public required string Explanation { get; init; }
}
