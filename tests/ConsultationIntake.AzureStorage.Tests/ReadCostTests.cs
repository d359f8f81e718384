using System.Diagnostics;
using System.Globalization;
using ConsultationIntake.AzureStorage.Register;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>What a digest reads must depend on what it shows, not on how much was ever received.</summary>
public sealed class ReadCostTests(AzuriteServer azurite, ITestOutputHelper output)
{
    private const int Take = 20;

    private static readonly DateTimeOffset LastDigest = Samples.Noon.AddDays(7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TallyAndPoints_FourTimesTheSubmissions_CostTheSameReads()
    {
        var (small, large) = (await MeasureAsync(100), await MeasureAsync(400));

        Assert.Equal(16, large.Tally);
        Assert.Equal(small.Tally, large.Tally);
        Assert.Equal(Take, large.Excerpts);
        Assert.InRange(large.Points, small.Points - 16, small.Points + 16);
        Assert.InRange(large.NewPoints, 16, 16 + 5);
        Assert.InRange(large.Sweep, 16, 16 + 2);
    }

    [Fact]
    public async Task Digest_TwentyMoreSinceTheLastOne_ReadsTwentyAndNotThe300Before()
    {
        var cost = await DigestCostAsync(before: 300, since: 20);

        // For each of two themes: the sixteen partitions, and one for each of the 12 quoted.
        Assert.Equal(16, cost.Tally);
        Assert.InRange(cost.Quotes, 2 * 16, 2 * (16 + 12 + 8));
        Assert.Equal(20, cost.New);
    }

    [Fact]
    public async Task Counts_HoweverManyQueries_AreReadWithOneRequestAPartition()
    {
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        using var register = new TablePointRegister(on.Table, new OverflowBlobs(on.Container), TimeProvider.System);
        var all = new PointQuery { Consultation = Samples.Consultation().Slug };

        var reads = await count.OfAsync(() =>
            register.CountEachAsync(
                [.. Enumerable.Range(0, 40).Select(concern => all.With(PointField.Concern, $"concern-{concern}"))],
                Token
            )
        );

        Assert.Equal(16, reads);
    }

    [Fact]
    public async Task LettersOfPartners_HoweverMany_AreReadWithOneRequestAPartition()
    {
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        var slug = Samples.Consultation().Slug;
        await Parallel.ForAsync(
            0,
            60,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (i, token) =>
            {
                var letter = Samples.Submission($"We support objective {i}.") with { Partner = $"partner-{i % 20}" };
                await on.Store.AddAsync(letter, WorkItem.TagSubmission(slug, letter.Reference), token);
            }
        );

        var reads = await count.OfAsync(async () => Assert.Equal(20, (await on.Store.ListOfPartnersAsync(slug, 50, Token)).Count));

        Assert.Equal(16, reads);
    }

    [Fact]
    public async Task ResponsesToPublish_HoweverMany_AreListedAndCountedWithTwoRequestsAPartition()
    {
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        var slug = Samples.Consultation().Slug;
        await Parallel.ForAsync(
            0,
            240,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (i, token) =>
            {
                var marks = i % 2 == 0 ? new[] { SubmissionMarks.MayBePublished } : [];
                var letter = Samples.Submission($"There should be more of number {i}.") with { Marks = marks };
                await on.Store.AddAsync(letter, WorkItem.TagSubmission(slug, letter.Reference), token);
            }
        );
        var query = new SubmissionQuery { Consultation = slug, Publication = Publication.ToLookAt };

        var reads = await count.OfAsync(async () =>
        {
            Assert.Equal(50, (await on.Store.ListAsync(query, Token)).Items.Count);
            Assert.Equal(120, (await on.Store.TallyAsync(slug, Token)).In(Publication.ToLookAt));
        });

        // A partition that gave less than the page needs of it is asked once more.
        Assert.InRange(reads, 2 * 16, 3 * 16);
    }

    [Fact]
    public async Task ListsBySheetAndCampaign_AndWhatCameSince_CostTheSameHoweverMuchIsStored()
    {
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        var slug = Samples.Consultation().Slug;
        var campaign = new SubmissionQuery
        {
            Consultation = slug,
            Language = "en",
            Campaign = "LETTER",
        };
        foreach (var i in Enumerable.Range(0, 10))
        {
            var copy = Samples.Submission($"A letter, number {i}.") with { Campaign = "LETTER", ReceivedAt = LastDigest.AddMinutes(i) };
            await on.Store.AddAsync(copy, WorkItem.TagSubmission(slug, copy.Reference), Token);
        }

        var few = await ReadsAsync();
        await FillAsync(on, 300, i => LastDigest.AddSeconds(-i - 1));

        Assert.Equal(few, await ReadsAsync());
        Assert.Equal((16, 16), few);

        async Task<(int List, int Count)> ReadsAsync() =>
            (
                await count.OfAsync(async () => Assert.Equal(10, (await on.Store.ListAsync(campaign, Token)).Items.Count)),
                await count.OfAsync(async () =>
                    Assert.Equal(10, await on.Store.CountReceivedAsync(slug, LastDigest, LastDigest.AddDays(1), Token))
                )
            );
    }

    /// <summary>
    /// What a digest reads when <paramref name="since"/> came after the last one: the tally, and what it may quote of each theme.
    /// </summary>
    private async Task<(int Tally, int Quotes, long New)> DigestCostAsync(int before, int since)
    {
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        var slug = Samples.Consultation().Slug;
        await FillAsync(on, before, i => LastDigest.AddSeconds(-i - 1));
        var last = await on.Store.TallyAsync(slug, Token);
        await FillAsync(on, since, i => LastDigest.AddSeconds(i + 1));

        var now = Tally.Empty;
        var tally = await count.OfAsync(async () => now = await on.Store.TallyAsync(slug, Token));
        var quotes = await count.OfAsync(async () =>
        {
            foreach (var theme in new[] { "asb", "victims" })
                Assert.Equal(12, (await on.Store.ListPointsAsync(slug, theme, LastDigest, 12, Token)).Count);
        });
        output.WriteLine($"{before} before, {since} since: {tally} reads for the figures, {quotes} for the quotes of two themes");
        return (tally, quotes, now.Received - last.Received);
    }

    private static Task FillAsync(StoreOnAzurite on, int submissions, Func<int, DateTimeOffset> at) =>
        Parallel.ForAsync(
            0,
            submissions,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (i, token) =>
            {
                var submission = Samples.Submission($"There is noise every night at number {i}.") with { ReceivedAt = at(i) };
                await on.Store.AddAsync(
                    submission.Tagged("asb", "victims"),
                    WorkItem.TagSubmission(submission.Consultation, submission.Reference),
                    token
                );
            }
        );

    /// <summary>
    /// The same with 2,000, or as many as SUBMISSIONS says, for <c>./test --long</c>: Azurite takes the longer for each the more it has.
    /// </summary>
    [Fact, Trait("Category", "Long")]
    public async Task TallyAndPoints_ManySubmissions_CostTheSameReads()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("SUBMISSIONS") ?? "2000", CultureInfo.InvariantCulture);

        var (small, large) = (await MeasureAsync(200), await MeasureAsync(count));

        Assert.Equal(small.Tally, large.Tally);
        Assert.InRange(large.Points, small.Points - 16, small.Points + 16);
        Assert.InRange(large.NewPoints, 16, 16 + 5);
        Assert.InRange(large.Sweep, 16, 16 + 2);
    }

    /// <summary>Stores that many, all but five before the last digest, and counts the requests of each question a digest asks.</summary>
    private async Task<Cost> MeasureAsync(int submissions)
    {
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        var slug = Samples.Consultation().Slug;
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(
            0,
            submissions,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (i, token) =>
            {
                var submission = Samples.Submission($"There is noise every night at number {i}.") with
                {
                    ReceivedAt = i < 5 ? LastDigest.AddMinutes(i) : LastDigest.AddSeconds(-i),
                };
                if (i % 100 != 0)
                    submission = submission.Tagged("asb", i % 2 == 0 ? "victims" : "partnership");
                await on.Store.AddAsync(submission, WorkItem.TagSubmission(slug, submission.Reference), token);
            }
        );
        var stored = Stopwatch.GetElapsedTime(started);

        var excerpts = 0;
        var cost = new Cost
        {
            Tally = await count.OfAsync(async () => Assert.Equal(submissions, (await on.Store.TallyAsync(slug, Token)).Received)),
            Points = await count.OfAsync(async () =>
                excerpts = (await on.Store.ListPointsAsync(slug, "asb", DateTimeOffset.MinValue, Take, Token)).Count
            ),
            NewPoints = await count.OfAsync(async () =>
                Assert.Equal(4, (await on.Store.ListPointsAsync(slug, "asb", LastDigest, Take, Token)).Count)
            ),
            Sweep = await count.OfAsync(() =>
                on.Store.ListAsync(
                    new()
                    {
                        Consultation = slug,
                        Status = SubmissionStatus.Waiting,
                        ReceivedBefore = LastDigest,
                    },
                    Token
                )
            ),
            Excerpts = excerpts,
        };
        output.WriteLine($"{submissions} submissions, stored in {stored.TotalSeconds:F1} s: {cost}");
        return cost;
    }

    private sealed record Cost
    {
        public int Tally { get; init; }
        public int Points { get; init; }
        public int NewPoints { get; init; }
        public int Sweep { get; init; }
        public int Excerpts { get; init; }
    }
}
