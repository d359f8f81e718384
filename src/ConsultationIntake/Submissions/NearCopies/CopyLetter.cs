namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>A submission's text that waits to be compared with the campaigns.</summary>
internal sealed class CopyLetter(SubmissionReference submission, string text, CopySignature signature)
{
    private readonly TaskCompletionSource<CampaignDecision?> standing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SubmissionReference Submission => submission;

    internal string Text => text;

    internal CopySignature Signature => signature;

    /// <summary>Whether it is decided on, and only waits to be recorded. Read and written in turn.</summary>
    internal bool IsBeingRecorded { get; set; }

    /// <summary>
    /// What was decided, recorded; null where another host was first, so that it must be decided again.
    /// </summary>
    internal Task<CampaignDecision?> Standing => standing.Task;

    internal void Settle(CampaignDecision? decision) => standing.TrySetResult(decision);

    internal void Fail(Exception failure) => standing.TrySetException(failure);

    internal void GiveUp() => standing.TrySetCanceled();
}
