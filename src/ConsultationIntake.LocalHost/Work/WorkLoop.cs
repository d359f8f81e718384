namespace ConsultationIntake.LocalHost.Work;

/// <summary>
/// Keeps a few workers at the queue. While many wait for an answer, one of them goes on and the others leave the processors to those.
/// </summary>
internal sealed partial class WorkLoop(
    WorkConsumer consumer,
    SqliteWorkQueue queue,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<WorkLoop> logger
) : BackgroundService
{
    private static readonly TimeSpan StandBack = TimeSpan.FromMilliseconds(50);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            from lane in new[] { (Lane: WorkLane.Reading, options.Workers), (Lane: WorkLane.Mail, Workers: options.MailWorkers) }
            from worker in Enumerable.Range(0, lane.Workers)
            select Task.Run(() => WorkAsync(lane.Lane, isFirst: worker == 0, stoppingToken), stoppingToken)
        );

    private async Task WorkAsync(WorkLane lane, bool isFirst, CancellationToken cancellationToken)
    {
        bool GoesOn() => isFirst || !queue.IsPressed;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await consumer.WorkAsync(GoesOn, cancellationToken, lane);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // A disk that is full or a database that is locked: what waits is worked on once it is well again.
                Log.QueueFailed(logger, failure);
            }

            await (
                GoesOn() ? queue.WaitAsync(lane, DiskTrouble.LookAgain, cancellationToken) : Task.Delay(StandBack, clock, cancellationToken)
            );
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to take work from the queue")]
        internal static partial void QueueFailed(ILogger logger, Exception failure);
    }
}
