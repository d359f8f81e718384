using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

public sealed class TagSubmissionWork(TagSubmission tag)
{
    [Function(nameof(TagSubmissionWork))]
    public Task RunAsync([QueueTrigger("%TagSubmissionQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken)
    {
        var work = WorkItem.FromJson(message);
        return tag.ExecuteAsync(ConsultationSlug.Parse(work.Consultation), SubmissionReference.Parse(work.Id), cancellationToken);
    }
}
