using System.Globalization;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>What an officer's pages read, in what SQLite counts, over some responses and over three times as many.</summary>
public sealed class DeskCostTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Counts = "SELECT count(*) FROM point_index";

    private static readonly string[] Themes = ["asb", "victims", "partnership", "equalities"];

    private int more = 10_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_OverThreeTimesAsMuch_ReadsNoMore_AndNoListIsCountedTwice()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await FillAsync(host, 0, 220);
        var (pages, counted) = (Pages, new Dictionary<string, (long Counts, long Statements, long Steps)>());
        foreach (var (page, _) in pages)
            counted[page] = await CostAsync(host, page);
        await FillAsync(host, 220, 660);

        foreach (var (page, counts) in pages)
        {
            var (few, many) = (counted[page], await CostAsync(host, page));
            TestContext.Current.TestOutputHelper!.WriteLine($"{page}: {few}, {many}");
            Assert.Equal((page, counts), (page, many.Counts));
            Assert.Equal((page, few.Statements), (page, many.Statements));
            // Steps of what pages show; a count takes steps for all that it counts, and a page shows how many there are.
            Assert.InRange(many.Steps, 0, (long)(1.2 * few.Steps));
        }
    }

    /// <summary>Each with how often it counts points: what is counted already, with each change, is not counted again.</summary>
    private static readonly (string Page, long Counts)[] Pages =
    [
        // Those whose safeguarding flag waits, too long and not so: by the hour; and those given to whoever looks, and to nobody.
        (Staff, 4),
        ($"{Staff}/responses", 0),
        ($"{Staff}/responses?theme=asb", 0),
        ($"{Staff}/publishable", 0),
        ($"{Staff}/points", 1),
        // What a filter finds, and what of it is the senders' own view.
        ($"{Staff}/points?theme=asb&decision=undecided", 2),
        ($"{Staff}/points?words=lamps", 2),
        ($"{Staff}/{SubmissionReference.Derive("letter 7")}", 0),
    ];

    private static async Task FillAsync(LocalHostUnderTest host, int from, int to)
    {
        var store = host.Get<ISubmissionStore>();
        for (var i = from; i < to; i++)
        {
            var letter = Samples.Submission(
                $"Please put lamps in lane {i.ToString(CultureInfo.InvariantCulture)}.",
                LocalHostUnderTest.Slug
            ) with
            {
                Reference = SubmissionReference.Derive($"letter {i}"),
                ReceivedAt = host.Clock.GetUtcNow().AddDays(-3).AddSeconds(i),
                Channel = (Channel)(i % 3),
                Marks = [SubmissionMarks.MayBePublished],
            };
            await store.AddAsync(letter.Tagged(Themes[i % 4]), WorkItem.TagSubmission(letter.Consultation, letter.Reference), Token);
        }
    }

    /// <summary>
    /// Of one loading of a page after it was loaded before, which compiles what it asks, and after a response more, since which no count is
    /// remembered.
    /// </summary>
    private async Task<(long Counts, long Statements, long Steps)> CostAsync(LocalHostUnderTest host, string page)
    {
        await host.Client.GetStringAsync(page, Token);
        await FillAsync(host, more, ++more);
        var before = Use(host);
        await host.Client.GetStringAsync(page, Token);
        var after = Use(host);
        return (after.Counts - before.Counts, after.Statements - before.Statements, after.Steps - before.Steps);
    }

    private static (long Counts, long Statements, long Steps) Use(LocalHostUnderTest host)
    {
        var database = host.Get<SqliteDatabase>();
        var known = database.Statements.ToHashSet(StringComparer.Ordinal);
        var ours = database.Read(StatementUse.On).Where(use => known.Contains(use.Sql)).ToList();
        var counts = ours.Where(use => use.Sql.StartsWith(Counts, StringComparison.Ordinal)).ToList();
        return (counts.Sum(use => use.Runs), ours.Sum(use => use.Runs), ours.Except(counts).Sum(use => use.Steps));
    }
}
