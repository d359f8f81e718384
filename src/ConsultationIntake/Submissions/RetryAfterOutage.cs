using ConsultationIntake.Consultations;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Queues again the failed submissions whose tries met a service that was down, each when its time has come: no outage,
/// however long, leaves a response without tags for ever. Costs a page of the list of failed ones for every 200 of them.
/// </summary>
public sealed partial class RetryAfterOutage(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IWorkQueue queue,
    TimeProvider clock,
    ILogger<RetryAfterOutage> logger
)
{
    /// <summary>The number of submissions queued again.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var queued = 0;
        foreach (var consultation in catalogue.All)
        {
            var query = new SubmissionQuery
            {
                Consultation = consultation.Slug,
                Status = SubmissionStatus.Failed,
                Take = 200,
            };
            SubmissionPage page;
            do
            {
                page = await store.ListAsync(query, cancellationToken);
                foreach (var failed in page.Items.Where(failed => failed.RetryAt <= clock.GetUtcNow()))
                    queued += await QueueAsync(consultation.Slug, failed.Reference, cancellationToken) ? 1 : 0;
                query = query with { After = page.Next };
            } while (page.Next is not null);
        }

        return queued;
    }

    /// <summary>Saved first: where the queue does not take it then, <see cref="SweepWaiting"/> finds it waiting.</summary>
    private async Task<bool> QueueAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (
            await store.FindAsync(slug, reference, cancellationToken)
            is not { Status: SubmissionStatus.Failed, Outage: { RetryAt: not null } outage } failed
        )
            return false;
        if (
            !await store.UpdateAsync(
                failed with
                {
                    Status = SubmissionStatus.Waiting,
                    Failure = null,
                    Outage = outage.QueuedAgain(),
                },
                cancellationToken
            )
        )
            return false;
        await queue.EnqueueAsync(WorkItem.TagSubmission(slug, reference), cancellationToken);
        Log.SubmissionQueuedAgain(logger, slug.ToString(), reference.ToString(), outage.Rounds);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Queued {Consultation} {Reference} again after outage {Round}")]
        internal static partial void SubmissionQueuedAgain(ILogger logger, string consultation, string reference, int round);
    }
}
