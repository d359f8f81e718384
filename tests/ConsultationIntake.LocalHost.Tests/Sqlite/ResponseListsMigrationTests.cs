using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>What was stored before there were lists by language, campaign, sheet, district and victims is in them afterwards.</summary>
public sealed class ResponseListsMigrationTests
{
    private const int Before = 20;
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_OfAnEarlierVersion_HasItsResponsesInTheNewListsAndCounts()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "intake.db");
        Tally stored;
        using (var database = new SqliteDatabase(path))
        {
            var store = StoreOn(database);
            foreach (var submission in Some())
                await store.AddAsync(submission, WorkItem.TagSubmission(SaferPlan, submission.Reference), Token);
            stored = await store.TallyAsync(SaferPlan, Token);
            await database.WriteAsync(AsTheEarlierVersionLeftIt, Token);
        }

        using var now = new SqliteDatabase(path);
        var lists = StoreOn(now);

        Assert.Equal(stored, await lists.TallyAsync(SaferPlan, Token));
        Assert.Equal(["in Welsh"], await TextsAsync(new() { Consultation = SaferPlan, Language = "cy" }));
        Assert.Equal(["a copy"], await TextsAsync(new() { Consultation = SaferPlan, Campaign = "LETTER" }));
        Assert.Equal(["from a sheet"], await TextsAsync(new() { Consultation = SaferPlan, Sheet = new string('a', 32) }));
        Assert.Equal(
            ["of a victim"],
            await TextsAsync(
                new()
                {
                    Consultation = SaferPlan,
                    District = "CF10",
                    Victim = "yes",
                }
            )
        );
        Assert.Equal(5, (await TextsAsync(new() { Consultation = SaferPlan, Language = "en" })).Count);

        async Task<List<string>> TextsAsync(SubmissionQuery query)
        {
            var texts = new List<string>();
            foreach (var line in (await lists.ListAsync(query, Token)).Items)
                texts.Add((await lists.FindAsync(SaferPlan, line.Reference, Token))!.Text.Value);
            return texts;
        }
    }

    private static SqliteSubmissionStore StoreOn(SqliteDatabase database) =>
        new(database, new SqliteWorkQueue(database, new TestClock(Samples.Noon)));

    private static IEnumerable<Submission> Some() =>
        [
            Samples.Submission("in Welsh") with
            {
                Language = "cy",
            },
            Samples.Submission("a copy") with
            {
                Campaign = "LETTER",
            },
            Samples.Submission("from a sheet") with
            {
                Channel = Channel.Import,
                IdempotencyKey = $"sheet-{new string('a', 64)}-12",
            },
            // What a sender calls a request is no sheet.
            Samples.Submission("by a program") with
            {
                Channel = Channel.Api,
                IdempotencyKey = $"sheet-{new string('a', 64)}-12",
            },
            Samples.Submission("of a victim") with
            {
                Facts = new Dictionary<string, string> { [DraftFields.Area] = "CF10", [DraftFields.Victim] = DraftFields.Yes },
            },
            Samples.Submission("of somebody who left it open") with
            {
                Facts = new Dictionary<string, string> { [DraftFields.Area] = "", [DraftFields.Victim] = "" },
            },
        ];

    private static void AsTheEarlierVersionLeftIt(PreparedConnection connection)
    {
        foreach (var column in new[] { "language", "campaign", "sheet", "district", "victim" })
        {
            connection.Run($"DROP INDEX submissions_by_{column}");
            connection.Run($"ALTER TABLE submissions DROP COLUMN {column}");
        }

        foreach (var count in new[] { "sheet", "district", "victim" })
            connection.Run($"DELETE FROM tally_counts WHERE name LIKE '{count}:%'");
        connection.Run("DROP TABLE index_cleaning");
        connection.Run($"PRAGMA user_version = {Before}");
    }
}
