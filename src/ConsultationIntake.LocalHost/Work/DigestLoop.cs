using ConsultationIntake.Alerts;
using ConsultationIntake.Digests;
using ConsultationIntake.LocalHost.Demonstration;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>
/// Looks every so often at whom nobody has told of a person at risk yet, and at the digest schedule. A failure is logged and both are
/// looked at again next time.
/// </summary>
internal sealed partial class DigestLoop(
    SendDueDigests send,
    TellOfSafeguarding tell,
    DemonstrationSeeder demonstration,
    WorkConsumer consumer,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<DigestLoop> logger
) : BackgroundService
{
    private bool reads;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        reads = demonstration.Seeded;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.DigestCheckSeconds), clock);
        do
        {
            await RunAsync(() => tell.SweepAsync(stoppingToken), stoppingToken);
            await RunAsync(() => SendAsync(stoppingToken), stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        if (reads)
            await consumer.DrainAsync(stoppingToken);
        reads = false;
        await send.ExecuteAsync(stoppingToken);
    }

    private async Task RunAsync(Func<Task> run, CancellationToken stoppingToken)
    {
        try
        {
            await run();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            Log.MailsFailed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to send every mail that is due")]
        internal static partial void MailsFailed(ILogger logger, Exception failure);
    }
}
