using ConsultationIntake.Privacy;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Timers;

public sealed class RetentionTimer(ApplyRetention retention)
{
    [Function(nameof(RetentionTimer))]
    public Task RunAsync([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        retention.ExecuteAsync(cancellationToken);
}
