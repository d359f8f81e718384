using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>The host moves a message that failed every try to the queue's poison queue; staff then see its submission as failed.</summary>
public sealed class TagSubmissionPoison(MarkSubmissionFailed markFailed)
{
    [Function(nameof(TagSubmissionPoison))]
    public Task RunAsync(
        [QueueTrigger("%TagSubmissionQueue%-poison", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    )
    {
        var work = WorkItem.FromJson(message);
        return markFailed.ExecuteAsync(
            ConsultationSlug.Parse(work.Consultation),
            SubmissionReference.Parse(work.Id),
            "Tagging failed 5 times",
            cancellationToken
        );
    }
}
