using ConsultationIntake.Reading;

namespace ConsultationIntake.Points.Splitting;

internal enum SectionKind
{
    Neutral,

    /// <summary>Views are expected: "Our response", "Concerns", "Comments on the draft plan".</summary>
    Views,

    /// <summary>What a report says about itself: purpose, background, recommendations.</summary>
    Administrative,

    /// <summary>Who is writing, whom to contact, which papers lie behind it: never a view.</summary>
    Aside,

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
