using ConsultationIntake.Consultations;
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
        await queue.EnqueueAsync(Item with { Id = "new" }, default);

        // What ended the process is among them, and must not take the others' tries with it.
        var first = await TakeOneAsync();
        Assert.Equal("response 0", first.Item.Id);
        Assert.Empty(await queue.TakeAsync(default));
        var second = Assert.Single(await queue.NextAsync([first], default));
        Assert.Equal("response 1", second.Item.Id);
        await queue.RetryAsync(second, TimeSpan.FromSeconds(30), default);
        var third = await TakeOneAsync();
        Assert.Equal("response 2", third.Item.Id);
        Assert.Equal("new", Assert.Single(await queue.NextAsync([third], default)).Item.Id);
    }

    [Fact]
    public async Task Take_AfterTheMachineWasRestartedWhileSeveralWereRead_IsTheFirstTryOfEachAgain()
    {
        foreach (var i in Enumerable.Range(0, 2))
            await queue.EnqueueAsync(Item with { Id = $"response {i}" }, default);
        await queue.EnqueueAsync(new WorkItem(WorkKind.ReadEmail, "safer-plan", "mail"), default);
        await queue.TakeAsync(default);
        await queue.TakeAsync(default);

        // Away for an hour: what was being read is not hidden any more.
        clock.Advance(TimeSpan.FromHours(1));
        await queue.ReleaseAllAsync(default);
        Assert.Equal(("response 0", 1), IdAndTry(await TakeOneAsync()));

        // Restarted while it was tried alone: it comes after the others.
        clock.Advance(TimeSpan.FromSeconds(1));
        await queue.ReleaseAllAsync(default);
        var suspect = await TakeOneAsync();
        Assert.Equal(("response 1", 1), IdAndTry(suspect));
        suspect = Assert.Single(await queue.NextAsync([suspect], default));
        Assert.Equal(("mail", 1), IdAndTry(suspect));
        suspect = Assert.Single(await queue.NextAsync([suspect], default));
        Assert.Equal(("response 0", 1), IdAndTry(suspect));
    }

    [Fact]
    public async Task Take_WhatEndsEveryProcessThatReadsIt_IsGivenUpInTheEnd_AndTheOthersAreReadMeanwhile()
    {
        var killer = Item with { Id = "killer" };
        foreach (var item in (WorkItem[])[Item with { Id = "before" }, killer, Item with { Id = "after" }])
            await queue.EnqueueAsync(item, default);
        var (deaths, others, began) = (0, new List<TakenWork>(), clock.GetUtcNow());
        IReadOnlyList<TakenWork> taken = await queue.TakeAsync(default);
        while (!(taken is [{ Try: > SqliteWorkQueue.MaxTries } alone] && alone.Item == killer))
        {
            Assert.InRange(deaths, 0, SqliteWorkQueue.MaxCutOffs);
            if (taken.Any(work => work.Item == killer))
            {
                deaths++;
                Assert.All(taken, work => Assert.Equal(1, work.Try));
                await queue.ReleaseAllAsync(default);
                // Whoever starts it begins with nothing that is put off.
                await queue.ReleaseAllAsync(default);
                taken = await queue.TakeAsync(default);
                continue;
            }

            if (taken.Count == 0)
            {
                await queue.EnqueueAsync(Item with { Id = $"after death {deaths}" }, default);
                taken = await queue.TakeAsync(default);
                Assert.Equal($"after death {deaths}", Assert.Single(taken).Item.Id);
                clock.Advance(TimeSpan.FromMinutes(20));
            }

            others.AddRange(taken);
            taken = await queue.NextAsync(taken, default);
        }

        Assert.Equal(SqliteWorkQueue.MaxCutOffs + 1, deaths);
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.FromMinutes(30), TimeSpan.FromHours(3));
        Assert.Equal(["before", "after", .. Enumerable.Range(6, 5).Select(i => $"after death {i}")], others.Select(work => work.Item.Id));
        Assert.All(others, work => Assert.Equal(1, work.Try));
    }

    [Fact]
    public async Task Take_AfterAHundredKillsInAMinuteWhileItWasReadAlone_IsNotGivenUp()
    {
        await queue.EnqueueAsync(Item, default);
        for (var kill = 0; kill < 100; kill++)
        {
            Assert.All(await queue.TakeAsync(default), work => Assert.Equal(1, work.Try));
            await queue.ReleaseAllAsync(default);
            clock.Advance(TimeSpan.FromSeconds(0.6));
        }

        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(1, (await TakeOneAsync()).Try);
    }

    [Fact]
    public async Task Take_WhatAHostGaveBackAsItStopped_IsAsIfItHadNotBeenTaken()
    {
        foreach (var i in Enumerable.Range(0, 3))
            await queue.EnqueueAsync(Item with { Id = $"response {i}" }, default);
        var taken = await queue.TakeAsync(default);
        await queue.RetryAsync(taken[0], TimeSpan.FromSeconds(30), default);

        await queue.GiveBackAsync(taken);

        Assert.Equal([("response 1", 1), ("response 2", 1)], (await queue.TakeAsync(default)).Select(IdAndTry));
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(2, (await TakeOneAsync()).Try);
    }

    [Fact]
    public async Task Take_MailThatWasBeingSentWhenProcessesEnded_CountsOnlyAfterManyAndKeepsNobodyWaiting()
    {
        await queue.EnqueueAsync(new WorkItem(WorkKind.SendCopy, "safer-plan", "mail"), default);
        await queue.EnqueueAsync(Item, default);
        for (var death = 0; death < SqliteWorkQueue.MaxCutOffsOfOthers; death++)
        {
            Assert.Equal(1, Assert.Single(await queue.TakeAsync(default, WorkLane.Mail)).Try);
            await queue.ReleaseAllAsync(default);
        }

        Assert.Equal(SqliteWorkQueue.MaxTries + 1, Assert.Single(await queue.TakeAsync(default, WorkLane.Mail)).Try);
        Assert.Equal(1, Assert.Single(await queue.TakeAsync(default, WorkLane.Reading)).Try);
    }

    [Fact]
    public async Task Take_WhatMayHaveEndedAProcess_WaitsForNoSheet()
    {
        await queue.EnqueueAsync(Item, default);
        await queue.TakeAsync(default, WorkLane.Reading);
        await queue.ReleaseAllAsync(default);
        await queue.EnqueueAsync(WorkItem.ImportSheet(ConsultationSlug.Parse("safer-plan"), "sheet"), default);
        Assert.Equal("sheet", Assert.Single(await queue.TakeAsync(default, WorkLane.Sheets)).Item.Id);

        Assert.Equal(Item, Assert.Single(await queue.TakeAsync(default, WorkLane.Reading)).Item);
    }

    [Fact]
    public async Task Take_SheetThatWasBeingTakenInWhenProcessesEnded_CountsOnlyAfterMany()
    {
        await queue.EnqueueAsync(WorkItem.ImportSheet(ConsultationSlug.Parse("safer-plan"), "sheet"), default);
        for (var death = 0; death < SqliteWorkQueue.MaxCutOffsOfOthers; death++)
        {
            Assert.Equal(1, Assert.Single(await queue.TakeAsync(default, WorkLane.Sheets)).Try);
            await queue.ReleaseAllAsync(default);
        }

        Assert.Equal(SqliteWorkQueue.MaxTries + 1, Assert.Single(await queue.TakeAsync(default, WorkLane.Sheets)).Try);
    }

    private static (string, int) IdAndTry(TakenWork work) => (work.Item.Id, work.Try);

    private async Task<TakenWork> TakeOneAsync() => Assert.Single(await queue.TakeAsync(default));

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
