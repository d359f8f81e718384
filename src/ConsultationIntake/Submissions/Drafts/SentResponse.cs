namespace ConsultationIntake.Submissions.Drafts;

/// <summary>What a draft became.</summary>
/// <param name="CopyTo">The address that is asked whether it wants a copy, or null.</param>
/// <param name="CopyHeldBack">Whether a copy was asked for and nothing goes out, because too much has.</param>
public sealed record SentResponse(SubmissionReference Reference, DateTimeOffset At, bool IsLate, string? CopyTo, bool CopyHeldBack = false);
