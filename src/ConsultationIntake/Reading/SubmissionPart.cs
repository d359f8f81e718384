namespace ConsultationIntake.Reading;

/// <summary>A stretch of the submission's text and where it came from.</summary>
public sealed record SubmissionPart
{
    public required PartKind Kind { get; init; }

    /// <summary>The question's id, <c>body</c>, or the attachment's file name.</summary>
    public required string Name { get; init; }

    /// <summary>The question as it was put, or null.</summary>
    public string? Prompt { get; init; }
    public required TextSpan Span { get; init; }

    /// <summary>Where each page after the first begins, as offsets into the submission's text. Empty where there are no pages.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];

    /// <summary>Why it was set aside before it was read, where <see cref="Kind"/> says so; or null.</summary>
    public SetAsideReason? SetAside { get; init; }

    /// <summary>By what it was told that it is to be set aside, for staff; null where that needs no telling.</summary>
    public string? Evidence { get; init; }

    /// <summary>What staff should know of it, such as why a file could not be read; or null.</summary>
    public string? Note { get; init; }
}
