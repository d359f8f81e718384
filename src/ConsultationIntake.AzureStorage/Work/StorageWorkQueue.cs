using Azure.Storage.Queues;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Work;

/// <summary>A queue for each kind of work, each consumed by a trigger of its own.</summary>
internal sealed class StorageWorkQueue(IReadOnlyDictionary<WorkKind, QueueClient> queues) : IWorkQueue
{
    /// <summary>Never: by default a message is dropped after seven days, which is an outage that nobody noticed over Christmas.</summary>
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(-1);

    public Task EnqueueAsync(WorkItem item, CancellationToken cancellationToken) =>
        queues[item.Kind].SendMessageAsync(item.ToJson(), visibilityTimeout: null, TimeToLive, cancellationToken);
}
