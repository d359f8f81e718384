using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>
/// Keeps a few workers at the queue. While many wait for an answer, one of them goes on for a quarter of the time, and the others leave
/// the processors to those.
/// </summary>
internal sealed partial class WorkLoop(
    WorkConsumer consumer,
    SqliteWorkQueue queue,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<WorkLoop> logger,
    Action? load = null
) : BackgroundService
{
    private const int RestForWork = 3;

    /// <summary>What loads what reads; a test has one that it holds.</summary>
    private readonly Action load = load ?? LoadReaders;

    private static readonly TimeSpan StandBack = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            from lane in new[]
            {
                (Lane: WorkLane.Reading, options.Workers),
                (Lane: WorkLane.Mail, Workers: options.MailWorkers),
                (Lane: WorkLane.Sheets, Workers: 1),
            }
            from worker in Enumerable.Range(0, lane.Workers)
            select Task.Run(() => WorkAsync(lane.Lane, isFirst: worker == 0, stoppingToken), stoppingToken)
        );

    private async Task WorkAsync(WorkLane lane, bool isFirst, CancellationToken cancellationToken)
    {
        var (isReady, isRested) = (lane != WorkLane.Reading, true);
        bool GoesOn()
        {
            if (!queue.IsPressed)
                return true;
            var goesOn = isFirst && isRested;
            isRested = false;
            return goesOn;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            try
            {
                if (!isReady)
                    await MakeReadyAsync(cancellationToken);
                isReady = true;
                await consumer.WorkAsync(GoesOn, cancellationToken, lane);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // A disk that is full or a database that is locked: what waits is worked on once it is well again.
                Log.QueueFailed(logger, failure);
            }

            if (queue.IsPressed)
                await Task.Delay(RestAfter(clock.GetElapsedTime(began)), clock, cancellationToken);
            else
                await queue.WaitAsync(lane, DiskTrouble.LookAgain, cancellationToken);
            isRested = true;
        }
    }

    /// <summary>
    /// Loads what reads once something waits, and before it is taken: a host that starts has nothing to read yet, and one that is killed
    /// while it loads has counted no try against the response that came first.
    /// </summary>
    private async Task MakeReadyAsync(CancellationToken cancellationToken)
    {
        while (!queue.AnyWaits(WorkLane.Reading))
            await queue.WaitAsync(WorkLane.Reading, DiskTrouble.LookAgain, cancellationToken);
        load();
    }

    private static void LoadReaders() =>
        PointFinder.Find(SubmissionText.Compose([new(PartKind.EmailBody, "body", "Nobody comes when we call.")]), plan: null);

    private static TimeSpan RestAfter(TimeSpan worked) =>
        TimeSpan.FromTicks(Math.Clamp(RestForWork * worked.Ticks, StandBack.Ticks, LongestRest.Ticks));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to take work from the queue")]
        internal static partial void QueueFailed(ILogger logger, Exception failure);
    }
}
