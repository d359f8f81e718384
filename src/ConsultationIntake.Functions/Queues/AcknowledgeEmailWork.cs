using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>What fails every try is noted for staff by <see cref="AcknowledgeEmailPoison"/>; the letter itself is safe.</summary>
public sealed class AcknowledgeEmailWork(AcknowledgeEmail acknowledge)
{
    [Function(nameof(AcknowledgeEmailWork))]
    public Task RunAsync(
        [QueueTrigger("%AcknowledgeEmailQueue%", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    ) => acknowledge.ExecuteAsync(WorkItem.FromJson(message).Id, cancellationToken);
}
