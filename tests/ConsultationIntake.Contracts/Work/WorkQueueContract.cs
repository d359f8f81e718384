using ConsultationIntake.Work;

namespace ConsultationIntake.Contracts.Work;

/// <summary>What every <see cref="IWorkQueue"/> must do, seen from its consumer.</summary>
public abstract class WorkQueueContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty queue.</summary>
    protected abstract Task<IWorkQueue> BuildWorkQueueAsync();

    /// <summary>Takes every item of a kind that waits now, as the trigger or the local loop would read it.</summary>
    protected abstract Task<IReadOnlyList<WorkItem>> ReceiveAllAsync(WorkKind kind);

    public static TheoryData<WorkKind> Kinds => [.. Enum.GetValues<WorkKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Enqueue_OneItem_ReachesTheConsumerOfItsKindOnly(WorkKind kind)
    {
        var queue = await BuildWorkQueueAsync();
        var item = new WorkItem(kind, "safer-plan", "ABC-DEF-GHK");

        await queue.EnqueueAsync(item, Token);

        Assert.Equal(item, Assert.Single(await ReceiveAllAsync(kind)));
        foreach (var other in Enum.GetValues<WorkKind>().Where(other => other != kind))
            Assert.Empty(await ReceiveAllAsync(other));
    }

    [Fact]
    public async Task Enqueue_NoConsultationAndAwkwardId_ArriveAsTheyWere()
    {
        var queue = await BuildWorkQueueAsync();
        var item = new WorkItem(WorkKind.ReadEmail, "", "2026/11/<ŵ>&\"'😀\0 id");

        await queue.EnqueueAsync(item, Token);

        Assert.Equal(item, Assert.Single(await ReceiveAllAsync(WorkKind.ReadEmail)));
    }

    [Fact]
    public async Task Enqueue_SameItemTwice_IsAllowed()
    {
        var queue = await BuildWorkQueueAsync();
        var item = new WorkItem(WorkKind.TagSubmission, "safer-plan", "ABC-DEF-GHK");

        await queue.EnqueueAsync(item, Token);
        await queue.EnqueueAsync(item, Token);

        var received = await ReceiveAllAsync(WorkKind.TagSubmission);
        Assert.InRange(received.Count, 1, 2);
        Assert.All(received, each => Assert.Equal(item, each));
    }

    [Fact]
    public async Task Enqueue_HundredInParallel_LosesNone()
    {
        var queue = await BuildWorkQueueAsync();
        var items = Enumerable.Range(0, 100).Select(i => new WorkItem(WorkKind.TagSubmission, "safer-plan", $"item-{i}")).ToList();

        await Task.WhenAll(items.Select(item => Task.Run(() => queue.EnqueueAsync(item, Token))));

        Assert.Equal(
            items.Select(item => item.Id).Order(),
            (await ReceiveAllAsync(WorkKind.TagSubmission)).Select(item => item.Id).Order()
        );
    }

    [Fact]
    public async Task Receive_NothingQueued_IsEmpty()
    {
        await BuildWorkQueueAsync();

        Assert.Empty(await ReceiveAllAsync(WorkKind.TagSubmission));
    }
}
