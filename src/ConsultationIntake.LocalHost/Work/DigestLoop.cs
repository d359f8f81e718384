using ConsultationIntake.Digests;
using ConsultationIntake.LocalHost.Demonstration;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Looks at the digest schedule every so often. A failure is logged and the schedule looked at again next time.</summary>
internal sealed partial class DigestLoop(
    SendDueDigests send,
    DemonstrationSeeder demonstration,
    WorkConsumer consumer,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<DigestLoop> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var reads = demonstration.Seeded;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.DigestCheckSeconds), clock);
        do
        {
            try
            {
                if (reads)
                    await consumer.DrainAsync(stoppingToken);
                reads = false;
                await send.ExecuteAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.DigestsFailed(logger, failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to send every due digest")]
        internal static partial void DigestsFailed(ILogger logger, Exception failure);
    }
}
