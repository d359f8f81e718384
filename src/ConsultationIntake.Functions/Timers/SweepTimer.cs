using ConsultationIntake.Submissions;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Timers;

public sealed class SweepTimer(SweepWaiting sweep)
{
    [Function(nameof(SweepTimer))]
    public Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) => sweep.ExecuteAsync(cancellationToken);
}
