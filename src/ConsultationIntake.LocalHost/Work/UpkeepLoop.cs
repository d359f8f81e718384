using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Every hour: queues again what was left behind or read with other themes, and deletes what has been kept long enough.</summary>
internal sealed partial class UpkeepLoop(
    SweepWaiting sweep, RetryAfterOutage retry, SweepInbox sweepInbox, RetagOutdated retag, ApplyRetention retention, ForgetDrafts forget,
    TimeProvider clock, ILogger<UpkeepLoop> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RunAsync(nameof(SweepWaiting), () => sweep.ExecuteAsync(stoppingToken));
            await RunAsync(nameof(RetryAfterOutage), () => retry.ExecuteAsync(stoppingToken));
            await RunAsync(nameof(SweepInbox), () => sweepInbox.ExecuteAsync(stoppingToken));
            await RunAsync(nameof(RetagOutdated), () => retag.ExecuteAsync(stoppingToken));
            await RunAsync(nameof(ApplyRetention), () => retention.ExecuteAsync(stoppingToken));
            await RunAsync(nameof(ForgetDrafts), () => forget.ExecuteAsync(stoppingToken));
        }
    }

    /// <summary>One that fails is logged and tried again in an hour; the others do not wait for it.</summary>
    private async Task RunAsync(string what, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.UpkeepFailed(logger, failure, what);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed the hourly upkeep: {What}")]
        internal static partial void UpkeepFailed(ILogger logger, Exception failure, string what);
    }
}
