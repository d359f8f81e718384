using ConsultationIntake.Allowances;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Privacy;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.ThemeWords;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Every hour: queues again what was left behind or read with other themes, and deletes what has been kept long enough.</summary>
internal sealed partial class UpkeepLoop(
    SweepWaiting sweep,
    RetryAfterOutage retry,
    TurnIntoClaims turnIntoClaims,
    SweepInbox sweepInbox,
    SweepReplies sweepReplies,
    LearnThemes learn,
    RetagOutdated retag,
    ApplyRetention retention,
    ForgetAllowances forgetAllowances,
    IEnumerable<IPlaceOfWords> places,
    TimeProvider clock,
    ILogger<UpkeepLoop> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RunAsync(nameof(SweepWaiting), () => sweep.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(RetryAfterOutage), () => retry.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(TurnIntoClaims), () => turnIntoClaims.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(SweepInbox), () => sweepInbox.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(SweepReplies), () => sweepReplies.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(LearnThemes), () => learn.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(RetagOutdated), () => retag.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(ApplyRetention), () => retention.ExecuteAsync(stoppingToken), stoppingToken);
            await RunAsync(nameof(ForgetAllowances), () => forgetAllowances.ExecuteAsync(stoppingToken), stoppingToken);
            foreach (var place in places)
                await RunAsync(place.Place, () => place.SweepAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>One that fails is logged and tried again in an hour; the others do not wait for it.</summary>
    private async Task RunAsync(string what, Func<Task> run, CancellationToken stoppingToken)
    {
        try
        {
            await run();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
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
