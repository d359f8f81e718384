using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

public sealed class ReadEmailPoison(MarkMessageFailed markFailed)
{
    [Function(nameof(ReadEmailPoison))]
    public Task RunAsync(
        [QueueTrigger("%ReadEmailQueue%-poison", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    ) => markFailed.ExecuteAsync(WorkItem.FromJson(message).Id, "Reading it failed 5 times", cancellationToken);
}
