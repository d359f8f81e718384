using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>One page of a consultation's submissions a message. What fails every try is begun again by the sweep.</summary>
public sealed class RetagConsultationWork(RetagConsultation retag)
{
    [Function(nameof(RetagConsultationWork))]
    public Task RunAsync(
        [QueueTrigger("%RetagConsultationQueue%", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    )
    {
        var work = WorkItem.FromJson(message);
        return retag.ExecuteAsync(ConsultationSlug.Parse(work.Consultation), work.Id, cancellationToken);
    }
}
