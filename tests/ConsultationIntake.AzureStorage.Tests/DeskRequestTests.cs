using ConsultationIntake.AzureStorage.Inbox;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Contracts;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>
/// What the inbox, which the overview shows too, asks of the messages. A list has no index rows: each looks through all messages, in
/// sixteen partitions.
/// </summary>
public sealed class DeskRequestTests(AzuriteServer azurite)
{
    private const int Partitions = 16;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Desk_ListsOnlyWhatATallySaysThereIs_AndEachOnce()
    {
        var consultation = Samples.Consultation();
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var messages = new TableMessageStore(await azurite.NewTableAsync(count), new StorageWorkQueue(on.Queues), TimeProvider.System);
        var register = new ReadPartnerRegister(on.Store, messages, TimeProvider.System);
        var desk = new ReadInboxDesk(on.Store, messages, register, TimeProvider.System);
        var tallies = (2 * Partitions) + (2 * consultation.ExpectedPartners.Count);

        var empty = await count.OfAsync(() => desk.ExecuteAsync(consultation, Token));
        await AddAsync(messages, 1, "", MessageState.Quarantined);
        var stranger = await count.OfAsync(() => desk.ExecuteAsync(consultation, Token));
        await AddAsync(messages, 2, consultation.Slug.ToString(), MessageState.Failed);
        var failed = await count.OfAsync(() => desk.ExecuteAsync(consultation, Token));

        Assert.Equal((tallies, tallies + Partitions, tallies + (3 * Partitions)), (empty, stranger, failed));
        var shown = await desk.ExecuteAsync(consultation, Token);
        Assert.Equal(2, shown.ToDecide.Count);
        Assert.Equal((1, 1), (shown.Messages.Failed, shown.Unrouted.Quarantined));
    }

    private static async Task AddAsync(TableMessageStore messages, int i, string consultation, MessageState state)
    {
        var message = new InboxMessage
        {
            Id = $"2026-11-10-{i:D6}-abc",
            ReceivedAt = Samples.Noon,
            Source = MessageSource.InboundParse,
            Blob = $"inbound/{i}",
            BodyHash = $"{i:x64}",
            Trusted = false,
        };
        Assert.True(await messages.AddAsync(message, WorkItem.ReadEmail(message.Id), Token));
        var stored = (await messages.FindAsync(message.Id, Token))!;
        Assert.NotNull(await messages.UpdateAsync(stored with { Consultation = consultation, State = state }, Token));
    }
}
