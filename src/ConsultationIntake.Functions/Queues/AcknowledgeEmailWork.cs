using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>What fails every try stays on the poison queue, where the alert sees it; the letter itself is safe.</summary>
public sealed class AcknowledgeEmailWork(AcknowledgeEmail acknowledge)
{
    [Function(nameof(AcknowledgeEmailWork))]
    public Task RunAsync(
        [QueueTrigger("%AcknowledgeEmailQueue%", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    ) => acknowledge.ExecuteAsync(WorkItem.FromJson(message).Id, cancellationToken);
}
