using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Forgetting;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Privacy;

/// <summary>Erases one submission with everything that came with it: its files, the mail it came in, its share of a campaign. The submission itself goes last: while it is there, somebody knows of the rest.</summary>
public sealed class EraseSubmission(ISubmissionStore store, ICampaignStore campaigns, IBlobStore blobs, ForgetMail forgetMail)
{
    /// <summary>False when there is no such submission.</summary>
    public async Task<bool> ExecuteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        await campaigns.ForgetAsync(consultation, reference, cancellationToken);
        if (await store.FindAsync(consultation, reference, cancellationToken) is not { } submission)
            return false;
        foreach (var file in submission.Files)
        {
            await blobs.DeleteAsync(file.Blob, cancellationToken);
            await blobs.DeleteAsync($"{file.Blob}.text", cancellationToken);
        }

        await forgetMail.OfSubmissionAsync(submission, cancellationToken);
        return await store.DeleteAsync(consultation, reference, cancellationToken);
    }
}
