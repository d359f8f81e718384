namespace ConsultationIntake.Reading;

/// <summary>
/// A stretch of a text and what it is to whoever answers it: a point of some kind, or set aside for some reason.
/// Exactly one of <see cref="Kind"/> and <see cref="SetAside"/> is given.
/// </summary>
public sealed record Passage
{
    public required TextSpan Span { get; init; }

    /// <summary>Whose words the point is, or null where the passage is none.</summary>
    public PointKind? Kind { get; init; }

    /// <summary>Why it is no point, or null where it is one.</summary>
    public SetAsideReason? SetAside { get; init; }

    /// <summary>What decided: a rule's name, or the words that weighed most.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>How sure that is: 0 to 1, in hundredths. A rule that cannot be wrong is 1.</summary>
    public required double Confidence { get; init; }

    public static Passage Point(TextSpan span, PointKind kind, string decidedBy, double confidence) =>
        new()
        {
            Span = span,
            Kind = kind,
            DecidedBy = decidedBy,
            Confidence = confidence,
        };

    public static Passage Aside(TextSpan span, SetAsideReason reason, string decidedBy, double confidence) =>
        new()
        {
            Span = span,
            SetAside = reason,
            DecidedBy = decidedBy,
            Confidence = confidence,
        };
}
