namespace ConsultationIntake.Points.Splitting;

internal enum SectionKind
{
    Neutral,

    /// <summary>Views are expected: "Our response", "Concerns", "Comments on the draft plan".</summary>
    Views,

    /// <summary>What a report says about itself: purpose, background, recommendations, contact, background papers.</summary>
    Administrative,

    /// <summary>The implications a committee report must list.</summary>
    Implications,

    /// <summary>The draft plan retold.</summary>
    PlanSummary,
}

/// <summary>The heading a block stands under.</summary>
internal sealed record Section(SectionKind Kind, TextSpan? Heading, string? Number)
{
    public static readonly Section None = new(SectionKind.Neutral, null, null);
}
