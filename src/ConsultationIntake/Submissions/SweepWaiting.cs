using ConsultationIntake.Consultations;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Queues again what was stored but has waited too long: its message was never queued, or is lost. Queueing twice is
/// harmless, since tagging twice changes nothing.
/// </summary>
public sealed partial class SweepWaiting(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IWorkQueue queue,
    TimeProvider clock,
    ILogger<SweepWaiting> logger
)
{
    /// <summary>Longer than five tries 30 s apart and one message held by an instance that died (10 minutes).</summary>
    public static readonly TimeSpan WaitedTooLong = TimeSpan.FromMinutes(30);

    /// <summary>The number of submissions queued again.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        foreach (var consultation in catalogue.All)
        {
            var query = new SubmissionQuery
            {
                Consultation = consultation.Slug,
                Status = SubmissionStatus.Waiting,
                ReceivedBefore = clock.GetUtcNow() - WaitedTooLong,
                Take = 200,
            };
            SubmissionPage page;
            do
            {
                page = await store.ListAsync(query, cancellationToken);
                foreach (var waiting in page.Items)
                {
                    await queue.EnqueueAsync(WorkItem.TagSubmission(consultation.Slug, waiting.Reference), cancellationToken);
                    Log.SubmissionSwept(logger, consultation.Slug.ToString(), waiting.Reference.ToString());
                    swept++;
                }

                query = query with { After = page.Next };
            } while (page.Next is not null);
        }

        return swept;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Queued {Consultation} {Reference} again: it had waited too long")]
        internal static partial void SubmissionSwept(ILogger logger, string consultation, string reference);
    }
}
