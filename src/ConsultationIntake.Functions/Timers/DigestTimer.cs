using ConsultationIntake.Alerts;
using ConsultationIntake.Digests;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Timers;

/// <summary>Whom nobody has told of a person at risk yet comes first; the digests go out though that failed.</summary>
public sealed class DigestTimer(SendDueDigests send, TellOfSafeguarding tell)
{
    [Function(nameof(DigestTimer))]
    public async Task RunAsync([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        try
        {
            await tell.SweepAsync(cancellationToken);
        }
        finally
        {
            await send.ExecuteAsync(cancellationToken);
        }
    }
}
