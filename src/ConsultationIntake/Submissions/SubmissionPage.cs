namespace ConsultationIntake.Submissions;

/// <summary>A page of submissions; <paramref name="Next"/> asks for the one after it, null on the last.</summary>
public sealed record SubmissionPage(IReadOnlyList<SubmissionSummary> Items, string? Next);
