using ConsultationIntake.AzureStorage.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Timers;

public sealed class MeasureTimer(MeasureQueues measure)
{
    [Function(nameof(MeasureTimer))]
    public Task RunAsync([TimerTrigger("%MeasureSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        measure.ExecuteAsync(cancellationToken);
}
