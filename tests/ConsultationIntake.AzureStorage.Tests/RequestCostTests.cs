using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>
/// What one more submission costs in requests to the table, with more and more stored. The message that queues it is one more, to
/// another service. docs/performance.md turns these into money.
/// </summary>
public sealed class RequestCostTests(AzuriteServer azurite, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneMoreSubmission_AtAnySize_IsOneInsertAndItsTagsAReadAndAnInsert()
    {
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        var stored = 0;
        // Until every partition was written to once by this host: its row of the tally is read before that.
        foreach (var size in new[] { 200, 500 })
        {
            await Parallel.ForAsync(
                stored,
                size,
                new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
                async (i, token) => await AddAsync(on, Response(i))
            );
            stored = size;

            var plain = await AverageAsync(count, i => AddAsync(on, Response(size + i)));
            var keyed = await AverageAsync(count, i => AddAsync(on, Response(size + i) with { IdempotencyKey = $"order {size} {i}" }));
            var waiting = await Task.WhenAll(
                Enumerable
                    .Range(0, 20)
                    .Select(async i =>
                    {
                        var submission = Response(i);
                        await AddAsync(on, submission);
                        return (await on.Store.FindAsync(submission.Consultation, submission.Reference, Token))!;
                    })
            );
            var tagged = await AverageAsync(
                count,
                async i => Assert.True(await on.Store.UpdateAsync(waiting[i].Tagged("asb", "victims"), Token))
            );

            output.WriteLine($"{size} stored: {plain} to add, {keyed} with a key, {tagged} to save the tags");
            Assert.Equal((1, 2, 2), (plain, keyed, tagged));
        }
    }

    [Fact]
    public async Task ManySubmissions_AreAFractionOfARequestEach()
    {
        const int rows = 400;
        var count = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, count);
        await on.Store.AddManyAsync(Enumerable.Range(0, 200).Select(Keyed), Token);

        var requests = await count.OfAsync(async () =>
            Assert.All(
                await on.Store.AddManyAsync(Enumerable.Range(200, rows).Select(Keyed), Token),
                outcome => Assert.IsType<AddOutcome.Added>(outcome)
            )
        );

        // Two times sixteen partitions for every two hundred, and what does not fit one transaction of a partition.
        output.WriteLine($"{requests} requests to the table for {rows}");
        Assert.InRange(requests, 2 * 32, 2 * (32 + 16));

        static Submission Keyed(int i) => Response(i) with { IdempotencyKey = $"row {i}", Channel = Channel.Import };
    }

    [Fact]
    public async Task Add_TwoHostsInTurns_CountsEach()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var other = on with
        {
            Store = new TableSubmissionStore(
                on.Table,
                new OverflowBlobs(on.Container),
                new StorageWorkQueue(on.Queues),
                TimeProvider.System
            ),
        };

        for (var i = 0; i < 20; i++)
            await AddAsync(i % 2 == 0 ? on : other, Response(i));

        Assert.Equal(20, (await on.Store.TallyAsync(Samples.Consultation().Slug, Token)).Received);
    }

    private static async Task<double> AverageAsync(RequestCount count, Func<int, Task> work)
    {
        var requests = 0;
        for (var i = 0; i < 20; i++)
            requests += await count.OfAsync(() => work(i));
        return requests / 20.0;
    }

    private static async Task AddAsync(StoreOnAzurite on, Submission submission) =>
        Assert.IsType<AddOutcome.Added>(
            await on.Store.AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), Token)
        );

    private static Submission Response(int i) => Samples.Submission($"There is noise every night at number {i}.");
}
