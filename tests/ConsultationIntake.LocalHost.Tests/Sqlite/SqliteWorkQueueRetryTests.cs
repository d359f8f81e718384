using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

public sealed class SqliteWorkQueueRetryTests : IDisposable
{
    private static readonly WorkItem Item = new(WorkKind.TagSubmission, "safer-plan", "ABC-DEF-GHK");

    private readonly TemporaryFolder folder = new();
    private readonly TestClock clock = new(Samples.Noon);
    private readonly SqliteDatabase database;
    private readonly SqliteWorkQueue queue;

    public SqliteWorkQueueRetryTests()
    {
        database = new SqliteDatabase(Path.Combine(folder.Path, "intake.db"));
        queue = new SqliteWorkQueue(database, clock);
    }

    [Fact]
    public async Task Take_MessageOfAProcessThatDied_IsVisibleAgainLaterWithItsTriesCounted()
    {
        await queue.EnqueueAsync(Item, default);
        var first = await TakeOneAsync();

        Assert.Empty(await queue.TakeAsync(default));
        clock.Advance(TimeSpan.FromMinutes(11));
        var second = await TakeOneAsync();

        Assert.Equal((1, 2), (first.Try, second.Try));
    }

    [Fact]
    public async Task Retry_BeforeItsDelay_IsNotVisible()
    {
        await queue.EnqueueAsync(Item, default);
        await queue.RetryAsync(await TakeOneAsync(), TimeSpan.FromSeconds(30), default);

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await queue.TakeAsync(default));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await TakeOneAsync()).Try);
    }

    [Fact]
    public async Task Next_AfterOneIsFinished_IsTheOtherAndTheFirstIsGone()
    {
        await queue.EnqueueAsync(Item, default);
        var first = await queue.TakeAsync(default);
        await queue.EnqueueAsync(Item with { Id = "LMN-PQR-STU" }, default);

        var other = Assert.Single(await queue.NextAsync(first, default));
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("LMN-PQR-STU", other.Item.Id);
        Assert.Equal(other.Id, (await TakeOneAsync()).Id);
        Assert.Empty(await queue.TakeAsync(default));
    }

    [Fact]
    public async Task Poison_AfterTheLastTry_IsListedAndNoLongerTaken()
    {
        await queue.EnqueueAsync(Item, default);

        await queue.PoisonAsync(await TakeOneAsync(), "TimeoutException", default);

        var poisoned = Assert.Single(queue.Poisoned());
        Assert.Equal((Item, "TimeoutException"), (poisoned.Item, poisoned.Error));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await queue.TakeAsync(default));
    }

    [Fact]
    public async Task ReleaseAll_AtStart_MakesTakenWorkVisible()
    {
        await queue.EnqueueAsync(Item, default);
        await queue.TakeAsync(default);

        await queue.ReleaseAllAsync(default);

        Assert.Single(await queue.TakeAsync(default));
    }

    [Fact]
    public async Task Take_ManyResponsesAndAMail_IsSixteenResponsesTogetherAndTheMailAlone()
    {
        foreach (var i in Enumerable.Range(0, 18))
            await queue.EnqueueAsync(Item with { Id = $"response {i}" }, default);
        await queue.EnqueueAsync(new WorkItem(WorkKind.ReadEmail, "safer-plan", "mail"), default);

        var together = await queue.TakeAsync(default);
        var rest = await queue.TakeAsync(default);
        var mail = await queue.TakeAsync(default);

        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"response {i}"), together.Select(work => work.Item.Id));
        Assert.Equal(["response 16", "response 17"], rest.Select(work => work.Item.Id));
        Assert.Equal("mail", Assert.Single(mail).Item.Id);
    }

    [Fact]
    public async Task Take_AfterTheProcessDiedWithSeveral_IsOneAtATime()
    {
        foreach (var i in Enumerable.Range(0, 3))
            await queue.EnqueueAsync(Item with { Id = $"response {i}" }, default);
        await queue.TakeAsync(default);
        await queue.ReleaseAllAsync(default);

        // What ended the process is among them, and must not take the others' tries with it.
        Assert.Equal("response 0", (await TakeOneAsync()).Item.Id);
        Assert.Equal("response 1", (await TakeOneAsync()).Item.Id);
    }

    private async Task<TakenWork> TakeOneAsync() => Assert.Single(await queue.TakeAsync(default));

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
