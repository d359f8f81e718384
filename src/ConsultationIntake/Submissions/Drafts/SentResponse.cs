namespace ConsultationIntake.Submissions.Drafts;

/// <summary>What a draft became.</summary>
/// <param name="CopyTo">The address a copy goes to, or null.</param>
public sealed record SentResponse(SubmissionReference Reference, DateTimeOffset At, bool IsLate, string? CopyTo);
