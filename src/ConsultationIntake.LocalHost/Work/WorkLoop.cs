namespace ConsultationIntake.LocalHost.Work;

/// <summary>
/// Keeps a few workers at the queue. While many wait for an answer, one of them goes on and the others leave the processors to those.
/// </summary>
internal sealed class WorkLoop(WorkConsumer consumer, SqliteWorkQueue queue, LocalHostOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StandBack = TimeSpan.FromMilliseconds(50);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Workers).Select(worker => Task.Run(() => WorkAsync(isFirst: worker == 0, stoppingToken), stoppingToken)));

    private async Task WorkAsync(bool isFirst, CancellationToken cancellationToken)
    {
        bool GoesOn() => isFirst || !queue.IsPressed;
        while (!cancellationToken.IsCancellationRequested)
        {
            await consumer.WorkAsync(GoesOn, cancellationToken);
            await (GoesOn() ? queue.WaitAsync(LookAgain, cancellationToken) : Task.Delay(StandBack, clock, cancellationToken));
        }
    }
}
