namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>What was done with a point, or with a concern and so with all its points.</summary>
public sealed record Disposition
{
    /// <summary>A code of the consultation's vocabulary: see <see cref="Consultations.Outcome"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The section of the plan it is about, as the plan numbers it; or null.</summary>
    public string? PlanSection { get; init; }

    /// <summary>The answer in words, for publication, in English; or null.</summary>
    public string? Answer { get; init; }

    /// <summary>The same answer in Welsh, or null.</summary>
    public string? AnswerWelsh { get; init; }

    /// <summary>The office's own reason, published nowhere; or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is agreed. A draft decides nothing yet.</summary>
    public bool IsAgreed { get; init; }
}
