using Azure.Storage.Queues;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Contracts.Work;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class StorageWorkQueueContractTests(AzuriteServer azurite) : WorkQueueContract
{
    private IReadOnlyDictionary<WorkKind, QueueClient> queues = new Dictionary<WorkKind, QueueClient>();

    protected override async Task<IWorkQueue> BuildWorkQueueAsync()
    {
        queues = await azurite.NewQueuesAsync();
        return new StorageWorkQueue(queues);
    }

    protected override Task<IReadOnlyList<WorkItem>> ReceiveAllAsync(WorkKind kind) => AzuriteServer.ReceiveAllAsync(queues[kind]);
}
