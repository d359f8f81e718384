using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>A copy that failed every try stands at <c>/staff/{slug}/outbox</c>, where it can be sent again.</summary>
public sealed class SendCopyPoison(SendCopy send)
{
    [Function(nameof(SendCopyPoison))]
    public Task RunAsync(
        [QueueTrigger("%SendCopyQueue%-poison", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    )
    {
        var work = WorkItem.FromJson(message);
        return send.GiveUpAsync(
            ConsultationSlug.Parse(work.Consultation),
            SubmissionReference.Parse(work.Id),
            work.Step == WorkItem.Proven,
            "The mail service did not take it in 5 tries",
            cancellationToken
        );
    }
}
