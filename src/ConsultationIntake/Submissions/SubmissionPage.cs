namespace ConsultationIntake.Submissions;

/// <summary>
/// A page of submissions; <paramref name="Next"/> asks for the one after it, null on the last: a number, a full stop and the last
/// reference, whatever the store.
/// </summary>
public sealed record SubmissionPage(IReadOnlyList<SubmissionSummary> Items, string? Next);
