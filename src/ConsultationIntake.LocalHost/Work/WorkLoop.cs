namespace ConsultationIntake.LocalHost.Work;

/// <summary>Keeps a few workers at the queue.</summary>
internal sealed class WorkLoop(WorkConsumer consumer, SqliteWorkQueue queue, LocalHostOptions options) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await consumer.DrainAsync(cancellationToken);
            await queue.WaitAsync(LookAgain, cancellationToken);
        }
    }
}
