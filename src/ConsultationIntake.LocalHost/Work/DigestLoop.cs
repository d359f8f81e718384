using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;
using ConsultationIntake.LocalHost.Demonstration;
using ConsultationIntake.Submissions;

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
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<DigestLoop> logger
) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestReading = TimeSpan.FromMinutes(2);

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
            await ReadInventedAsync(stoppingToken);
        reads = false;
        await send.ExecuteAsync(stoppingToken);
    }

    /// <summary>
    /// The first digest of a demonstration speaks of what is in it, and not of what still waits: others work on that too.
    /// </summary>
    private async Task ReadInventedAsync(CancellationToken stoppingToken)
    {
        await consumer.DrainAsync(stoppingToken);
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < LongestReading)
        {
            var waiting = 0L;
            foreach (var consultation in catalogue.All)
                waiting += (await store.TallyAsync(consultation.Slug, stoppingToken)).In(SubmissionStatus.Waiting);
            if (waiting == 0)
                return;
            await Task.Delay(LookAgain, clock, stoppingToken);
        }
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
