using Azure.Data.Tables;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>
/// Many at once: no transaction reaches over partitions, so they are stored some at a time, those of one partition together. What another
/// was first at, or of which the answer was lost, is done again alone, by the key that it claimed.
/// </summary>
internal sealed partial class TableSubmissionStore
{
    /// <summary>Enough that each partition gets a dozen, few enough that no message waits long to be queued.</summary>
    private const int Together = 200;

    private const int QueuedAtOnce = 16;

    public bool AddsAllOrNone => false;

    public async Task<IReadOnlyList<AddOutcome>> AddManyAsync(IEnumerable<Submission> submissions, CancellationToken cancellationToken)
    {
        var outcomes = new List<AddOutcome>();
        foreach (var some in submissions.Chunk(Together))
            outcomes.AddRange(await AddTogetherAsync(some, cancellationToken));
        return outcomes;
    }

    private async Task<AddOutcome[]> AddTogetherAsync(Submission[] submissions, CancellationToken cancellationToken)
    {
        var rows = submissions.Select((submission, i) => new NewSubmission(i, submission)).ToList();
        await AtOnceAsync(rows.GroupBy(row => row.KeyPartition), (own, token) => ClaimAsync([.. own], token), cancellationToken);
        await AtOnceAsync(
            rows.Where(row => row.IsClaimed).GroupBy(row => row.Partition),
            (own, token) => StoreAsync([.. own], token),
            cancellationToken
        );
        var outcomes = new AddOutcome[submissions.Length];
        await AtOnceAsync(
            rows,
            async (row, token) =>
            {
                if (row.IsStored)
                    await queue.EnqueueAsync(row.Work, token);
                else if (row.IsReferenceTaken)
                    await keys.ReleaseAsync(row.Submission.Consultation, row.Submission.Reference, row.KeyRow, token);
                outcomes[row.Index] =
                    row.IsStored ? new AddOutcome.Added()
                    : row.IsReferenceTaken ? new AddOutcome.ReferenceTaken()
                    : await AddAsync(row.Submission, row.Work, token);
            },
            cancellationToken
        );
        return outcomes;
    }

    /// <summary>Claims the keys of one partition, all or none: where one is claimed already, each is looked at alone.</summary>
    private async Task ClaimAsync(NewSubmission[] own, CancellationToken cancellationToken)
    {
        foreach (var some in own.DistinctBy(row => row.KeyRow).Chunk(Transactions.MostActions))
        {
            var claims = some.Select(row => new TableTransactionAction(
                TableTransactionActionType.Add,
                IdempotencyKeys.RowOf(row.Submission, row.KeyRow)
            ));
            var isDone = await table.TryCommitAsync([.. claims], cancellationToken) is not null;
            foreach (var row in some)
                row.IsClaimed = isDone;
        }
    }

    /// <summary>Stores those of one partition, so many as a transaction holds at a time.</summary>
    private async Task StoreAsync(NewSubmission[] own, CancellationToken cancellationToken)
    {
        var (together, actions, sum) = (
            new List<(NewSubmission Row, SubmissionRow Stored, string PointsBlob)>(),
            new List<TableTransactionAction>(),
            Tally.Empty
        );
        async Task CommitAsync()
        {
            var isDone = together.Count > 0 && await tallies.TryCommitAsync(together[0].Row.Partition, sum, actions, cancellationToken);
            foreach (var (row, stored, pointsBlob) in together)
            {
                row.IsStored = isDone;
                if (!isDone)
                    await LookAgainAsync(row, stored, pointsBlob, cancellationToken);
            }
            (together, actions, sum) = ([], [], Tally.Empty);
        }

        foreach (var row in own)
        {
            var submission = row.Submission;
            var (indexes, contribution) = (SubmissionIndex.RowsOf(submission), Tally.Of(submission));
            var stored = await NewRowAsync(submission, row.KeyRow, contribution, indexes.Keys, cancellationToken);
            var points = await StoredPoints.StoreAsync(submission, blobs, cancellationToken);
            List<TableTransactionAction> mine =
            [
                new(TableTransactionActionType.Add, stored.Entity),
                .. indexes.Values.Select(index => new TableTransactionAction(TableTransactionActionType.Add, index)),
                .. points.ChangeFrom(before: null, stored.Entity, clock.GetUtcNow()),
            ];
            // One is the tally's.
            if (actions.Count + mine.Count >= Transactions.MostActions || together.Count == MostInATransaction)
                await CommitAsync();
            together.Add((row, stored, points.Blob));
            actions.AddRange(mine);
            sum += contribution;
        }

        await CommitAsync();
    }

    /// <summary>Each has two properties of 64 KB at most, and a transaction holds 4 MB.</summary>
    private const int MostInATransaction = 20;

    /// <summary>It may be stored though the answer was lost. Where it is not, it gets another row, and this one's blobs go.</summary>
    private async Task LookAgainAsync(NewSubmission row, SubmissionRow tried, string pointsBlob, CancellationToken cancellationToken)
    {
        var there = await RowAsync(row.Submission.Consultation, row.Submission.Reference, cancellationToken);
        row.IsStored = there?.WrittenBy == tried.WrittenBy;
        row.IsReferenceTaken = there is not null && there.KeyRow != row.KeyRow;
        if (row.IsStored)
            return;
        foreach (var blob in new[] { tried.TextBlob, tried.RecordBlob, pointsBlob })
            await blobs.DeleteAsync(blob, cancellationToken);
    }

    private static Task AtOnceAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> does, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = QueuedAtOnce, CancellationToken = cancellationToken },
            async (one, token) => await does(one, token)
        );

    /// <summary>One of those that are stored together, and how far it is.</summary>
    private sealed class NewSubmission(int index, Submission submission)
    {
        internal int Index => index;
        internal Submission Submission => submission;
        internal string KeyRow { get; } =
            Layout.KeyRow(
                submission.Channel,
                submission.IdempotencyKey ?? throw new ArgumentException("It has no idempotency key.", nameof(submission))
            );
        internal string KeyPartition => Layout.KeyPartition(submission.Consultation, KeyRow);
        internal string Partition => Layout.PartitionOf(submission.Consultation, submission.Reference);
        internal WorkItem Work => WorkItem.TagSubmission(submission.Consultation, submission.Reference);
        internal bool IsClaimed { get; set; }
        internal bool IsStored { get; set; }

        /// <summary>By something else.</summary>
        internal bool IsReferenceTaken { get; set; }
    }
}
