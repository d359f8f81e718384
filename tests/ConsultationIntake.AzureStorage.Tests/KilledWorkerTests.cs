using System.Collections.Concurrent;
using System.Diagnostics;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>The process that consumes the queue, killed without warning in the middle of tagging.</summary>
public sealed class KilledWorkerTests(AzuriteServer azurite, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task KillMinus9_TwiceWhile120AreTagged_LosesNoneAndTagsNoneTwice() => KillTwiceAsync(120);

    [Fact, Trait("Category", "Long")]
    public Task KillMinus9_TwiceWhileAThousandAreTagged_LosesNoneAndTagsNoneTwice() => KillTwiceAsync(1_000);

    private async Task KillTwiceAsync(int count)
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var (campaigns, poison) = (await azurite.NewTableAsync(), (await azurite.NewQueuesAsync())[WorkKind.TagSubmission]);
        var submissions = Enumerable.Range(0, count).Select(i => Samples.Submission($"There is noise at number {i}.")).ToList();
        await Parallel.ForEachAsync(
            submissions,
            Parallel16(),
            async (submission, token) =>
                Assert.IsType<AddOutcome.Added>(
                    await on.Store.AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), token)
                )
        );
        var said = new ConcurrentQueue<string>();
        int Tagged() => said.Count(line => line.StartsWith("Tagged ", StringComparison.Ordinal));

        foreach (var killAt in new[] { count / 4, count / 2 })
        {
            // It would wait with work left if this process came late to kill it.
            using var worker = Start(on, campaigns, poison, said, most: (count / 4) + (count / 8));
            await WaitUntilAsync(worker, () => Task.FromResult(Tagged() >= killAt));
            worker.Kill();
            await worker.WaitForExitAsync(Token);
            var tally = await on.Store.TallyAsync(Samples.Consultation().Slug, Token);
            output.WriteLine($"Killed at {tally.In(SubmissionStatus.Tagged)} tagged and {tally.In(SubmissionStatus.Waiting)} waiting");
            Assert.InRange(tally.In(SubmissionStatus.Waiting), 1, count - 1);
        }

        using var last = Start(on, campaigns, poison, said);
        await WaitUntilAsync(
            last,
            async () => (await on.Queues[WorkKind.TagSubmission].GetPropertiesAsync(Token)).Value.ApproximateMessagesCount == 0
        );
        last.Kill();
        await last.WaitForExitAsync(Token);

        await AssertAllTaggedOnceAsync(on.Store, submissions);
        Assert.All(
            said.Where(line => line.StartsWith("Tagged ", StringComparison.Ordinal)).CountBy(line => line),
            line => Assert.Equal(1, line.Value)
        );
        Assert.Empty(await AzuriteServer.ReceiveAllAsync(poison));
    }

    private static async Task AssertAllTaggedOnceAsync(TableSubmissionStore store, List<Submission> submissions)
    {
        var slug = Samples.Consultation().Slug;
        var listed = new List<SubmissionSummary>();
        var query = new SubmissionQuery
        {
            Consultation = slug,
            Status = SubmissionStatus.Tagged,
            Take = 200,
        };
        do
        {
            var page = await store.ListAsync(query, Token);
            listed.AddRange(page.Items);
            query = query with { After = page.Next };
        } while (query.After is not null);

        Assert.Equal(
            submissions.Select(submission => submission.Reference.ToString()).Order(StringComparer.Ordinal),
            listed.Select(line => line.Reference.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.All(listed, line => Assert.Equal((1, "asb"), (line.Points, Assert.Single(line.Themes))));

        // The counts are kept, not counted: one that was added twice would show here.
        var tally = await store.TallyAsync(slug, Token);
        var count = submissions.Count;
        Assert.Equal(
            (count, count, count, count),
            (tally.Received, tally.In(SubmissionStatus.Tagged), tally.SubmissionsOn("asb"), tally.PointsOn("asb"))
        );
    }

    private Process Start(
        StoreOnAzurite on,
        Azure.Data.Tables.TableClient campaigns,
        Azure.Storage.Queues.QueueClient poison,
        ConcurrentQueue<string> said,
        int most = int.MaxValue
    )
    {
        var worker = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [typeof(TagWorker).Assembly.Location, .. TagWorker.Arguments(azurite.ConnectionString, on, campaigns, poison, most)]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        worker.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                said.Enqueue(line.Data);
        };
        worker.BeginOutputReadLine();
        return worker;
    }

    private static Task WaitUntilAsync(Process worker, Func<Task<bool>> isSo) =>
        Patience.UntilAsync(async () =>
        {
            if (await isSo())
                return true;
            Assert.False(worker.HasExited, "The worker ended by itself.");
            return false;
        });

    private static ParallelOptions Parallel16() => new() { MaxDegreeOfParallelism = 16, CancellationToken = Token };
}
