using ConsultationIntake.Reading;

namespace ConsultationIntake.Points;

/// <summary>A point before it is read: where it stands in the text, and whose words it is.</summary>
public sealed record PointSource
{
    /// <summary>The exact span of the submission's text.</summary>
    public required TextSpan Span { get; init; }
    public PointKind Kind { get; init; } = PointKind.OwnView;

    /// <summary>The label it carries in its list, as written without brackets and dots: <c>f</c>, <c>4.3.1</c>; or null.</summary>
    public string? Label { get; init; }

    /// <summary>The list labels from the outermost to its own, for instance <c>3.1 / a</c>; or null.</summary>
    public string? Path { get; init; }

    /// <summary>The heading it stands under, or null.</summary>
    public string? Heading { get; init; }

    /// <summary>1-based page of the part, where the part has pages.</summary>
    public int? Page { get; init; }

    /// <summary>1-based paragraph of its page, or of its part where there are no pages.</summary>
    public int? Paragraph { get; init; }

    /// <summary>Whose view it is, where <see cref="Kind"/> says it is not the respondent's; or null.</summary>
    public string? AttributedTo { get; init; }

    /// <summary>References to the plan ("page 36", "section 4.3.4") and to other points ("see response to s"), as written.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The words a sender added to a campaign's template.</summary>
    public bool AddedToTemplate { get; init; }
}
