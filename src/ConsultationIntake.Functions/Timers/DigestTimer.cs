using ConsultationIntake.Digests;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Timers;

public sealed class DigestTimer(SendDueDigests send)
{
    [Function(nameof(DigestTimer))]
    public Task RunAsync([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        send.ExecuteAsync(cancellationToken);
}
