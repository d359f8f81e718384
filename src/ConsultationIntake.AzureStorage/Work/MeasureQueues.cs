using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.AzureStorage.Work;

/// <summary>
/// Measures each queue and its poison queue and logs <c>QueueMeasured</c>, which the alerts in infra/modules/alerts.bicep
/// read: the platform's own metrics know an account, not a queue. To be run by a timer.
/// </summary>
public sealed partial class MeasureQueues
{
    private readonly IReadOnlyList<QueueClient> queues;
    private readonly TimeProvider clock;
    private readonly ILogger<MeasureQueues> logger;

    internal MeasureQueues(
        IReadOnlyDictionary<WorkKind, QueueClient> queues,
        Func<string, QueueClient> open,
        TimeProvider clock,
        ILogger<MeasureQueues> logger
    )
    {
        this.queues = [.. queues.Values, .. queues.Values.Select(queue => open($"{queue.Name}-poison"))];
        this.clock = clock;
        this.logger = logger;
    }

    public async Task<IReadOnlyList<QueueMeasurement>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var measurements = await Task.WhenAll(queues.Select(queue => MeasureAsync(queue, cancellationToken)));
        foreach (var (queue, length, oldest) in measurements)
            Log.QueueMeasured(logger, queue, length, (long)oldest.TotalSeconds);
        return measurements;
    }

    private async Task<QueueMeasurement> MeasureAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await queue.GetPropertiesAsync(cancellationToken);
            var first = await queue.PeekMessageAsync(cancellationToken);
            var oldest = first.Value?.InsertedOn is { } inserted ? clock.GetUtcNow() - inserted : TimeSpan.Zero;
            return new QueueMeasurement(
                queue.Name,
                properties.Value.ApproximateMessagesCount,
                oldest > TimeSpan.Zero ? oldest : TimeSpan.Zero
            );
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // The host makes a poison queue when it first needs one.
            return new QueueMeasurement(queue.Name, 0, TimeSpan.Zero);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Measured {Queue}: {Length} messages, the oldest {OldestSeconds} s")]
        internal static partial void QueueMeasured(ILogger logger, string queue, int length, long oldestSeconds);
    }
}
