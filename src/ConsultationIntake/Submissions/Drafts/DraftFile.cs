namespace ConsultationIntake.Submissions.Drafts;

/// <summary>A file added to a draft.</summary>
/// <param name="Id">Its name within the draft.</param>
/// <param name="TextBlob">The blob that holds the words read in it, or null where there are none.</param>
/// <param name="Hash">The SHA-256 of its content; null for one that was added before this was kept.</param>
public sealed record DraftFile(string Id, SubmittedFile File, string? TextBlob, string? Hash = null);
