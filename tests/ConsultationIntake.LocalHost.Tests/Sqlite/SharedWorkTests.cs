using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>
/// What many that come together, or ask for the same, need done only once: statements are counted, as SQLite counts them.
/// </summary>
public sealed class SharedWorkTests : IDisposable
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private readonly SqliteUnderTest sqlite = new();

    [Fact]
    public async Task Add_ManyThatArriveTogether_AreTwoStatementsEachAndOneForTheTallyOfAll()
    {
        await AddAsync("first");
        var before = await RunsAsync();
        var adds = new List<Task<AddOutcome>>();

        await WhileTheWriterIsBusyAsync(() => adds.AddRange(Enumerable.Range(0, 30).Select(i => AddAsync($"letter {i}"))));
        await Task.WhenAll(adds);

        var runs = (await RunsAsync()).ToDictionary(one => one.Key, one => one.Value - before.GetValueOrDefault(one.Key));
        Assert.Equal(
            [("INSERT INTO submissions", 30), ("INSERT INTO tally_counts", 1), ("INSERT INTO work", 30)],
            runs.Where(one => one.Value > 0 && one.Key.StartsWith("INSERT", StringComparison.Ordinal))
                .Select(one => (one.Key.Split('(')[0].Trim(), (int)one.Value))
                .Order()
        );
        var tally = await sqlite.Store.TallyAsync(SaferPlan, default);
        Assert.Equal((31, 31), (tally.Received, tally.In(SubmissionStatus.Waiting)));
    }

    [Fact]
    public async Task AddMany_HoweverMany_IsThreeStatementsEachAndOneFlush()
    {
        var costs = new List<(long Statements, long Flushes)>();
        foreach (var count in new[] { 20, 100, 400 })
        {
            var many = Enumerable
                .Range(0, count)
                .Select(i =>
                    Samples.Submission($"Row {i} of a sheet of {count}.") with
                    {
                        Channel = Channel.Import,
                        IdempotencyKey = $"{count} {i}",
                    }
                );
            var before = await RunsAsync();
            var outcomes = await sqlite.Store.AddManyAsync(many, default);
            var runs = (await RunsAsync()).ToDictionary(one => one.Key, one => one.Value - before.GetValueOrDefault(one.Key));
            Assert.All(outcomes, outcome => Assert.IsType<AddOutcome.Added>(outcome));
            var flushes = runs.GetValueOrDefault("COMMIT");
            costs.Add((runs.Values.Sum() - (3L * count), flushes));
        }

        // Beyond three for each row: what begins and ends a transaction, the tally's one, and those of looking at what ran.
        Assert.All(costs, cost => Assert.InRange(cost.Statements, 0, 8));
        Assert.All(costs, cost => Assert.InRange(cost.Flushes, 1, 2));
    }

    [Fact]
    public async Task Add_BesideAWriteThatFails_IsCountedOnce()
    {
        var (adds, bad) = (new List<Task<AddOutcome>>(), Task.CompletedTask);
        await WhileTheWriterIsBusyAsync(() =>
        {
            adds.Add(AddAsync("first"));
            bad = sqlite.Database.WriteAsync(
                connection =>
                {
                    TallyCounts.Add(connection, SaferPlan, Tally.Of(Samples.Submission()));
                    throw new TimeoutException("This one.");
                },
                default
            );
            adds.Add(AddAsync("second"));
        });
        await Task.WhenAll(adds);
        await Assert.ThrowsAsync<TimeoutException>(() => bad);

        Assert.Equal(2, (await sqlite.Store.TallyAsync(SaferPlan, default)).Received);
    }

    [Fact]
    public async Task Count_AskedAgain_WalksThroughThePointsOnlyWhereTheyHaveChanged()
    {
        var all = new PointQuery { Consultation = SaferPlan };
        var first = await TaggedAsync("The first letter.");
        Assert.Equal(1, await sqlite.Register.CountAsync(all, default));
        var counts = Counts();

        Assert.Equal(1, await sqlite.Register.CountAsync(all, default));
        await AddAsync("Not read yet, so that it has no points.");
        Assert.Equal(1, await sqlite.Register.CountAsync(all, default));
        Assert.Equal(counts, Counts());

        await TaggedAsync("The second letter.");
        Assert.Equal(2, await sqlite.Register.CountAsync(all, default));
        Assert.Equal(0, await sqlite.Register.CountAsync(all.With(PointField.Read, PointFacet.Yes), default));
        await sqlite.Store.DeleteAsync(SaferPlan, first.Reference, default);
        Assert.Equal(1, await sqlite.Register.CountAsync(all, default));
    }

    [Fact]
    public async Task Enqueue_AResponseThatWaitsToBeReadAgain_WaitsOnceUntilItIsTaken()
    {
        var again = WorkItem.TagSubmission(SaferPlan, SubmissionReference.New());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sqlite.Queue.EnqueueAsync(again, default)));

        var taken = Assert.Single(await sqlite.Queue.TakeAsync(default));
        await sqlite.Queue.EnqueueAsync(again, default);
        await sqlite.Queue.CompleteAsync([taken], default);

        Assert.Equal([again], await sqlite.ReceiveAsync());
    }

    public void Dispose() => sqlite.Dispose();

    private Task<AddOutcome> AddAsync(string text)
    {
        var submission = Samples.Submission(text);
        return sqlite.Store.AddAsync(submission, WorkItem.TagSubmission(SaferPlan, submission.Reference), default);
    }

    private async Task<Submission> TaggedAsync(string text)
    {
        var submission = Samples.Submission(text);
        await sqlite.Store.AddAsync(submission, WorkItem.TagSubmission(SaferPlan, submission.Reference), default);
        var stored = (await sqlite.Store.FindAsync(SaferPlan, submission.Reference, default))!;
        Assert.True(await sqlite.Store.UpdateAsync(stored.Tagged("asb"), default));
        return stored;
    }

    private long Counts() =>
        sqlite
            .Database.Read(StatementUse.On)
            .Where(statement => statement.Sql.StartsWith("SELECT count(*) FROM point_index", StringComparison.Ordinal))
            .Sum(statement => statement.Runs);

    private async Task<Dictionary<string, long>> RunsAsync() =>
        (await sqlite.Database.WriteAsync(StatementUse.On, default))
            .Where(statement => sqlite.Database.Statements.Contains(statement.Sql))
            .GroupBy(statement => statement.Sql, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(statement => statement.Runs), StringComparer.Ordinal);

    private async Task WhileTheWriterIsBusyAsync(Action ask)
    {
        using var asked = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var busy = sqlite.Database.WriteAsync(
            _ =>
            {
                started.Set();
                asked.Wait();
            },
            default
        );
        started.Wait(TestContext.Current.CancellationToken);
        ask();
        asked.Set();
        await busy;
    }
}
