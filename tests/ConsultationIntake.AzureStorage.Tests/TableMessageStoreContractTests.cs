using ConsultationIntake.AzureStorage.Inbox;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableMessageStoreContractTests(AzuriteServer azurite) : MessageStoreContract
{
    protected override async Task<MessagesUnderTest> BuildMessageStoreAsync()
    {
        var queues = await azurite.NewQueuesAsync();
        var store = new TableMessageStore(await azurite.NewTableAsync(), new StorageWorkQueue(queues), TimeProvider.System);
        return new MessagesUnderTest(store, () => AzuriteServer.ReceiveAllAsync(queues[WorkKind.ReadEmail]));
    }
}
