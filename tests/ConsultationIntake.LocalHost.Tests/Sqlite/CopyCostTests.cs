using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>
/// What one more copy of a letter costs that many have sent: nothing is read again, and little is stored beside its points.
/// </summary>
public sealed class CopyCostTests : IDisposable
{
    private const int Copies = 10;

    private const string Letter = """
        Please put the named officer back in the parade, where shopkeepers ring about theft and nobody answers them before winter.

        The lights in the underpass have been broken since March, so that nobody dares to walk through it after the last bus.
        """;

    private static readonly Consultation Plan = Samples.Consultation();

    private readonly SqliteUnderTest sqlite = new();
    private readonly GroupCopy group;
    private readonly TagSubmission tag;
    private int sent;

    public CopyCostTests()
    {
        group = new GroupCopy(sqlite.Campaigns);
        tag = new TagSubmission(
            new ConsultationCatalogue([Plan]),
            sqlite.Store,
            new ThemesInUse(sqlite.Office),
            new SubmissionReader(new OfflineThemeTagger()),
            group,
            sqlite.Queue,
            TimeProvider.System,
            NullLogger<TagSubmission>.Instance
        );
    }

    [Fact]
    public async Task OneMoreCopy_OfALetterThatIsRead_IsReadOnceFromTheStoreAndStoredInAFewStatements()
    {
        await SendAsync(2 * Campaign.MostVoters);
        var before = await RunsAsync();

        await SendAsync(Copies);

        var runs = (await RunsAsync())
            .Select(one => (Statement: one.Key, Runs: one.Value - before.GetValueOrDefault(one.Key)))
            .Where(one => one.Runs > 0 && one.Statement is not ("BEGIN" or "BEGIN IMMEDIATE" or "COMMIT"))
            .ToList();
        int Of(string beginning) =>
            (int)runs.Where(one => one.Statement.StartsWith(beginning, StringComparison.Ordinal)).Sum(one => one.Runs);
        var stored = Of("INSERT INTO points ") + Of("INSERT INTO point_index");
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Join('\n', runs.Select(one => $"{one.Runs} {one.Statement.ReplaceLineEndings(" ")}"))
        );
        Assert.InRange(stored, 4 * Copies, 8 * Copies);
        Assert.Equal(Copies, Of("SELECT document, version FROM submissions"));
        Assert.InRange(runs.Sum(one => one.Runs) - stored, 1, 20 * Copies);
    }

    [Fact]
    public async Task CopiesAndWork_SomeAtATime_AreAStatementForAll()
    {
        await SendAsync(2);
        var campaign = Assert.Single(await sqlite.Campaigns.ListAsync(Plan.Slug, 1, default));
        await AddAsync(Copies);
        await sqlite.Campaigns.RecordAsync(Plan.Slug, campaign.Id, SubmissionReference.New(), default);
        var before = await RunsAsync();

        var copies = Enumerable.Range(0, Copies).Select(_ => SubmissionReference.New()).ToList();
        Assert.Equal(3 + Copies, await sqlite.Campaigns.RecordAsync(Plan.Slug, campaign.Id, copies, default));
        Assert.Equal(Copies, (await sqlite.Campaigns.OfAsync(Plan.Slug, copies, default)).Count);
        var taken = await sqlite.Queue.TakeAsync(default);
        Assert.Empty(await sqlite.Queue.NextAsync(taken, default));

        var runs = (await RunsAsync()).ToDictionary(one => one.Key, one => one.Value - before.GetValueOrDefault(one.Key));
        Assert.Equal(Copies, taken.Count);
        Assert.Equal(1, runs.Single(one => one.Key.StartsWith("INSERT INTO campaign_copies", StringComparison.Ordinal)).Value);
        Assert.Equal(1, runs.Single(one => one.Key.StartsWith("UPDATE campaign_counts", StringComparison.Ordinal)).Value);
        Assert.Equal(1, runs.Single(one => one.Key.StartsWith("SELECT copy.reference", StringComparison.Ordinal)).Value);
        Assert.Equal(1, runs.Single(one => one.Key.StartsWith("UPDATE work", StringComparison.Ordinal)).Value);
        Assert.Equal(1, runs.Single(one => one.Key.StartsWith("DELETE FROM work", StringComparison.Ordinal)).Value);
    }

    public void Dispose()
    {
        group.Dispose();
        sqlite.Dispose();
    }

    private async Task SendAsync(int copies)
    {
        for (var i = 0; i < copies; i++)
        {
            await AddAsync(1);
            // The first few ask for each other to be read again.
            while (await sqlite.Queue.TakeAsync(default) is { Count: > 0 } taken)
            {
                foreach (var work in taken)
                    await tag.ExecuteAsync(Plan.Slug, SubmissionReference.Parse(work.Item.Id), default);
                await sqlite.Queue.CompleteAsync(taken, default);
            }
        }
    }

    private async Task AddAsync(int copies)
    {
        for (var i = 0; i < copies; i++)
        {
            var submission = Samples.Submission(Letter) with { ReceivedAt = Samples.Noon.AddSeconds(++sent) };
            await sqlite.Store.AddAsync(submission, WorkItem.TagSubmission(Plan.Slug, submission.Reference), default);
        }
    }

    /// <summary>Of the writer and of the one reader that a test which asks for one thing after another uses.</summary>
    private async Task<Dictionary<string, long>> RunsAsync()
    {
        var known = sqlite.Database.Statements.ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<StatementUse> all =
        [
            .. await sqlite.Database.WriteAsync(StatementUse.On, default),
            .. sqlite.Database.Read(StatementUse.On),
        ];
        return all.Where(statement => known.Contains(statement.Sql))
            .GroupBy(statement => statement.Sql, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(statement => statement.Runs), StringComparer.Ordinal);
    }
}
