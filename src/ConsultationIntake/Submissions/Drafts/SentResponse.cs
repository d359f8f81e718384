namespace ConsultationIntake.Submissions.Drafts;

/// <summary>What a draft became. No address is in it: whoever erases the response knows nothing of its draft.</summary>
/// <param name="IsCopyOffered">Whether the response's address is asked whether it wants a copy.</param>
/// <param name="CopyHeldBack">Whether a copy was asked for and nothing goes out, because too much has.</param>
public sealed record SentResponse(
    SubmissionReference Reference,
    DateTimeOffset At,
    bool IsLate,
    bool IsCopyOffered,
    bool CopyHeldBack = false
);
