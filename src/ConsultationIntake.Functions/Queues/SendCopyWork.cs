using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>What fails every try is noted for staff by <see cref="SendCopyPoison"/>; the response itself is safe.</summary>
public sealed class SendCopyWork(SendCopy send)
{
    [Function(nameof(SendCopyWork))]
    public Task RunAsync([QueueTrigger("%SendCopyQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken)
    {
        var work = WorkItem.FromJson(message);
        return send.ExecuteAsync(
            ConsultationSlug.Parse(work.Consultation),
            SubmissionReference.Parse(work.Id),
            work.Step == WorkItem.Proven,
            cancellationToken
        );
    }
}
