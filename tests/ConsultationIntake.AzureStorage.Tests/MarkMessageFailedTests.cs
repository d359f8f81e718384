using ConsultationIntake.AzureStorage.Inbox;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class MarkMessageFailedTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Execute_MessageThatWaits_IsMarkedAndLoggedOnce()
    {
        var store = new TableMessageStore(
            await azurite.NewTableAsync(),
            new StorageWorkQueue(await azurite.NewQueuesAsync()),
            TimeProvider.System
        );
        var message = new InboxMessage
        {
            Id = "2026-11-10-000001-abc",
            ReceivedAt = new DateTimeOffset(2026, 11, 10, 9, 0, 0, TimeSpan.Zero),
            Source = MessageSource.InboundParse,
            Blob = "inbound/1",
            BodyHash = new string('0', 64),
            Trusted = false,
        };
        await store.AddAsync(message, WorkItem.ReadEmail(message.Id), Token);
        var log = new KeptLog<MarkMessageFailed>();

        foreach (var _ in Enumerable.Range(0, 2))
            await new MarkMessageFailed(store, log).ExecuteAsync(message.Id, "Reading it failed 5 times", Token);

        Assert.Equal(MessageState.Failed, (await store.FindAsync(message.Id, Token))!.State);
        Assert.Equal("MessageFailed", Assert.Single(log.Events).Event);
    }
}
