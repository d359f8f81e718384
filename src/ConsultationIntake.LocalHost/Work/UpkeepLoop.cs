using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Every hour: queues again what was left behind or read with other themes, and deletes what has been kept long enough.</summary>
internal sealed partial class UpkeepLoop(
    SweepWaiting sweep, SweepInbox sweepInbox, RetagOutdated retag, ApplyRetention retention, ForgetDrafts forget, TimeProvider clock, ILogger<UpkeepLoop> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sweep.ExecuteAsync(stoppingToken);
                await sweepInbox.ExecuteAsync(stoppingToken);
                await retag.ExecuteAsync(stoppingToken);
                await retention.ExecuteAsync(stoppingToken);
                await forget.ExecuteAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.UpkeepFailed(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed the hourly upkeep")]
        internal static partial void UpkeepFailed(ILogger logger, Exception failure);
    }
}
