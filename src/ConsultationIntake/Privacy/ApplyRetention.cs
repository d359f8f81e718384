using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Privacy;

/// <summary>Deletes the submissions of consultations whose retention period has passed.</summary>
public sealed partial class ApplyRetention(
    ConsultationCatalogue catalogue, ISubmissionStore store, ICampaignStore campaigns, IBlobStore blobs, TimeProvider clock, ILogger<ApplyRetention> logger)
{
    /// <summary>The number of submissions deleted.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var consultation in catalogue.All.Where(HasPassed))
        {
            SubmissionPage page;
            do
            {
                page = await store.ListAsync(new SubmissionQuery { Consultation = consultation.Slug, Take = 200 }, cancellationToken);
                foreach (var submission in page.Items)
                {
                    // First, because a submission that is gone would not be met again to be forgotten.
                    await campaigns.ForgetAsync(consultation.Slug, submission.Reference, cancellationToken);
                    deleted += await DeleteAsync(consultation.Slug, submission.Reference, cancellationToken) ? 1 : 0;
                }
            }
            while (page.Next is not null);
            Log.RetentionApplied(logger, consultation.Slug.ToString(), deleted);
        }

        return deleted;
    }

    /// <summary>The files that came with it go first: while it is there, somebody knows of them.</summary>
    private async Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var submission = await store.FindAsync(consultation, reference, cancellationToken);
        foreach (var file in submission?.Files ?? [])
        {
            await blobs.DeleteAsync(file.Blob, cancellationToken);
            await blobs.DeleteAsync($"{file.Blob}.text", cancellationToken);
        }

        return await store.DeleteAsync(consultation, reference, cancellationToken);
    }

    private bool HasPassed(Consultation consultation) =>
        clock.GetUtcNow() >= consultation.Window.Closes.AddDays(consultation.Retention.DaysAfterClosing);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Applied retention to {Consultation}: {Deleted} deleted")]
        internal static partial void RetentionApplied(ILogger logger, string consultation, int deleted);
    }
}
