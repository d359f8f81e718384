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
        var first = await queue.TakeAsync(default);

        Assert.Null(await queue.TakeAsync(default));
        clock.Advance(TimeSpan.FromMinutes(11));
        var second = await queue.TakeAsync(default);

        Assert.Equal((1, 2), (first!.Try, second!.Try));
    }

    [Fact]
    public async Task Retry_BeforeItsDelay_IsNotVisible()
    {
        await queue.EnqueueAsync(Item, default);
        await queue.RetryAsync((await queue.TakeAsync(default))!, TimeSpan.FromSeconds(30), default);

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await queue.TakeAsync(default));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await queue.TakeAsync(default))!.Try);
    }

    [Fact]
    public async Task Next_AfterOneIsFinished_IsTheOtherAndTheFirstIsGone()
    {
        await queue.EnqueueAsync(Item, default);
        await queue.EnqueueAsync(Item with { Id = "LMN-PQR-STU" }, default);

        var other = await queue.NextAsync(await queue.TakeAsync(default), default);
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("LMN-PQR-STU", other!.Item.Id);
        Assert.Equal(other.Id, (await queue.TakeAsync(default))!.Id);
        Assert.Null(await queue.TakeAsync(default));
    }

    [Fact]
    public async Task Poison_AfterTheLastTry_IsListedAndNoLongerTaken()
    {
        await queue.EnqueueAsync(Item, default);

        await queue.PoisonAsync((await queue.TakeAsync(default))!, "TimeoutException", default);

        var poisoned = Assert.Single(queue.Poisoned());
        Assert.Equal((Item, "TimeoutException"), (poisoned.Item, poisoned.Error));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await queue.TakeAsync(default));
    }

    [Fact]
    public async Task ReleaseAll_AtStart_MakesTakenWorkVisible()
    {
        await queue.EnqueueAsync(Item, default);
        await queue.TakeAsync(default);

        await queue.ReleaseAllAsync(default);

        Assert.NotNull(await queue.TakeAsync(default));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
