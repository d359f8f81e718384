using ConsultationIntake.Consultations;
using ConsultationIntake.Work;

namespace ConsultationIntake.Submissions;

/// <summary>Sends a failed submission round again, at the word of a member of staff.</summary>
public sealed class RetrySubmission(ISubmissionStore store, IWorkQueue queue)
{
    /// <summary>False where there is no such submission, or it has not failed.</summary>
    public async Task<bool> ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(slug, reference, cancellationToken) is not { Status: SubmissionStatus.Failed } failed)
            return false;
        if (!await store.UpdateAsync(failed with { Status = SubmissionStatus.Waiting, Failure = null, Outage = null }, cancellationToken))
            return false;
        await queue.EnqueueAsync(WorkItem.TagSubmission(slug, reference), cancellationToken);
        return true;
    }
}
