using ConsultationIntake.Inbox;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

public sealed class ReadEmailWork(ReadEmail read)
{
    [Function(nameof(ReadEmailWork))]
    public Task RunAsync([QueueTrigger("%ReadEmailQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        read.ExecuteAsync(WorkItem.FromJson(message).Id, cancellationToken);
}
