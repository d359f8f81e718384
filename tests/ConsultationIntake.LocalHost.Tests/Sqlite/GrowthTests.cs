using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>
/// What one more submission costs when many are stored, in what SQLite counts: statements run, and steps of its virtual machine. Neither
/// depends on the machine, and both see a scan that a query plan calls a search.
/// </summary>
public sealed class GrowthTests : IDisposable
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");
    private static readonly string[] Themes = ["asb", "victims", "partnership", "equalities"];

    private readonly SqliteUnderTest sqlite = new();
    private readonly GroupCopy group;
    private int made;

    public GrowthTests() => group = new GroupCopy(sqlite.Campaigns);

    [Fact]
    public Task OneMoreSubmission_At1_000Stored_CostsWhatItDoesWhenEmpty() => CostsTheSameAtAsync(250, 1_000);

    [Fact, Trait("Category", "Long")]
    public Task OneMoreSubmission_At10_000Stored_CostsWhatItDoesWhenEmpty() => CostsTheSameAtAsync(1_000, 10_000);

    private async Task CostsTheSameAtAsync(int some, int many)
    {
        await StoreAsync(40);
        var whenEmpty = await CostAsync();
        await StoreAsync(some);
        var atSome = await CostAsync();
        await StoreAsync(many - some);
        var atMany = await CostAsync();

        TestContext.Current.TestOutputHelper!.WriteLine($"{whenEmpty}, {atSome}, {atMany}");
        Assert.Equal(whenEmpty.Statements, atSome.Statements);
        Assert.Equal(whenEmpty.Statements, atMany.Statements);
        Assert.InRange(atSome.Steps, 0, 1.2 * whenEmpty.Steps);
        Assert.InRange(atMany.Steps, 0, 1.2 * whenEmpty.Steps);
        // The search index puts its parts together now and then, each time more of them: by the logarithm of what there is.
        Assert.InRange(atMany.InSearch, 0, 3 * atSome.InSearch);
    }

    public void Dispose()
    {
        group.Dispose();
        sqlite.Dispose();
    }

    private async Task StoreAsync(int count)
    {
        foreach (var together in Enumerable.Range(0, count).Chunk(500))
            await Task.WhenAll(together.Select(_ => SubmitAndTagAsync(Next())));
    }

    private async Task<(long Statements, long Steps, long InSearch)> CostAsync()
    {
        var before = await UseAsync();
        for (var i = 0; i < 10; i++)
        {
            await SubmitAndTagAsync(Next());
            await LookAsync();
        }

        var after = await UseAsync();
        return (after.Statements - before.Statements, after.Steps - before.Steps, after.InSearch - before.InSearch);
    }

    [Fact]
    public async Task FindingACampaign_ByATurnOfPhraseThatManyUse_LooksBehindItSoFarAndNoFurther()
    {
        async Task<long> StepsAsync()
        {
            var before = await UseAsync();
            await sqlite.Campaigns.FindAsync(SaferPlan, ["in conclusion"], 12, default);
            return (await UseAsync()).Steps - before.Steps;
        }

        async Task StartAsync(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var first = SubmissionReference.Derive($"letter {i}");
                var campaign = new Campaign
                {
                    Id = $"{i:D6}",
                    First = first,
                    FirstText = $"Letter {i}.",
                    Keys = ["in conclusion", $"key {i}"],
                };
                Assert.True(await sqlite.Campaigns.TryStartAsync(SaferPlan, [campaign], $"{i}", default));
            }
        }

        await StartAsync(0, 250);
        var at250 = await StepsAsync();
        await StartAsync(250, 1_000);

        Assert.InRange(await StepsAsync(), 1, 1.05 * at250);
    }

    /// <summary>Half of them copies of one letter, half of them texts of their own.</summary>
    private Submission Next()
    {
        var i = Interlocked.Increment(ref made);
        var text =
            i % 2 == 0
                ? "Please put the named officer back in the parade, where shopkeepers ring about theft and nobody answers them "
                    + "before the winter comes again."
                : string.Join(' ', Enumerable.Range(1, 30).Select(word => $"w{i}x{word}"));
        return Samples.Submission(text) with
        {
            ReceivedAt = Samples.Noon.AddSeconds(i),
            IdempotencyKey = $"key {i}",
            Channel = (Channel)(i % 3),
        };
    }

    private async Task SubmitAndTagAsync(Submission submission)
    {
        await sqlite.Store.AddAsync(submission, WorkItem.TagSubmission(SaferPlan, submission.Reference), default);
        var work = await sqlite.Queue.TakeAsync(default);
        var stored = (await sqlite.Store.FindAsync(SaferPlan, submission.Reference, default))!;
        await group.ExecuteAsync(SaferPlan, stored.Reference, stored.Text.Value, default);
        Assert.True(await sqlite.Store.UpdateAsync(stored.Tagged(Themes[made % 4], Themes[(made + 1) % 4]), default));
        await sqlite.Queue.CompleteAsync(work, default);
    }

    /// <summary>What staff and timers ask while it arrives.</summary>
    private async Task LookAsync()
    {
        await sqlite.Store.TallyAsync(SaferPlan, default);
        await sqlite.Register.ListAsync(new() { Consultation = SaferPlan, Take = 20 }, default);
        await sqlite.Store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 3, default);
        foreach (
            var query in new SubmissionQuery[]
            {
                new() { Consultation = SaferPlan, Take = 20 },
                new()
                {
                    Consultation = SaferPlan,
                    Take = 20,
                    Theme = "victims",
                },
                new()
                {
                    Consultation = SaferPlan,
                    Take = 20,
                    Status = SubmissionStatus.Waiting,
                    ReceivedBefore = Samples.Noon,
                },
                new()
                {
                    Consultation = SaferPlan,
                    Take = 20,
                    Channel = Channel.Email,
                },
                new()
                {
                    Consultation = SaferPlan,
                    Take = 20,
                    Partner = "northtown-council",
                },
                // All are in English and from the form or a mail: what is rare has to lead.
                new()
                {
                    Consultation = SaferPlan,
                    Take = 20,
                    Language = "en",
                    Sheet = "none",
                },
                new()
                {
                    Consultation = SaferPlan,
                    Take = 20,
                    Language = "en",
                    Channel = Channel.Form,
                    Campaign = "none",
                },
                new()
                {
                    Consultation = SaferPlan,
                    Take = 20,
                    Language = "en",
                    District = "CF10",
                    Victim = "yes",
                },
            }
        )
            await sqlite.Store.ListAsync(query, default);
        await sqlite.Store.CountReceivedAsync(SaferPlan, Samples.Noon.AddDays(1), Samples.Noon.AddDays(2), default);
    }

    /// <summary>Of the writer and of the one reader that a test which asks for one thing after another uses.</summary>
    private async Task<(long Statements, long Steps, long InSearch)> UseAsync()
    {
        IReadOnlyList<StatementUse> all =
        [
            .. await sqlite.Database.WriteAsync(StatementUse.On, default),
            .. sqlite.Database.Read(StatementUse.On),
        ];
        var known = sqlite.Database.Statements.ToHashSet(StringComparer.Ordinal);
        var ours = all.Where(statement => known.Contains(statement.Sql)).ToList();
        return (
            ours.Sum(statement => statement.Runs),
            ours.Sum(statement => statement.Steps),
            all.Except(ours).Sum(statement => statement.Steps)
        );
    }
}
