using Azure.Data.Tables;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Submissions;

internal sealed partial class TableSubmissionStore
{
    private readonly IdempotencyKeys keys = new(table, clock);

    private enum Insertion
    {
        Done,

        /// <summary>Somebody who sent the same thing stored it under this reference.</summary>
        DoneByAnother,
        ReferenceTaken,
    }

    public async Task<AddOutcome> AddAsync(Submission submission, WorkItem work, CancellationToken cancellationToken)
    {
        if (submission.IdempotencyKey is null)
            return await StoreAndQueueAsync(submission, "", work, cancellationToken) == Insertion.Done
                ? new AddOutcome.Added()
                : new AddOutcome.ReferenceTaken();

        var keyRow = Layout.KeyRow(submission.Channel, submission.IdempotencyKey);
        for (var attempt = 0; ; attempt++)
        {
            var claim = await keys.ClaimAsync(submission, keyRow, cancellationToken);
            if (claim.IsMine)
                return await AddClaimedAsync(submission, claim, work, cancellationToken);
            if (await SettleAsync(submission, claim, work, cancellationToken) is { } outcome)
                return outcome;
            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    private async Task<AddOutcome> AddClaimedAsync(
        Submission submission,
        KeyClaim claim,
        WorkItem work,
        CancellationToken cancellationToken
    )
    {
        if (await StoreAndQueueAsync(submission, claim.KeyRow, work, cancellationToken) != Insertion.ReferenceTaken)
            return new AddOutcome.Added();
        await keys.ReleaseAsync(claim, cancellationToken);
        return new AddOutcome.ReferenceTaken();
    }

    /// <summary>
    /// What follows from somebody else's claim to the key; null when it has to be looked at again. A claim whose submission
    /// is not there was broken off, or is about to be kept: when the content is the same, we store it under the reference
    /// that was claimed, and whoever comes second finds it there.
    /// </summary>
    private async Task<AddOutcome?> SettleAsync(Submission submission, KeyClaim claim, WorkItem work, CancellationToken cancellationToken)
    {
        var sameContent = claim.ContentHash == submission.ContentHash;
        var owner = await RowAsync(submission.Consultation, claim.Reference, cancellationToken);
        if (owner?.KeyRow == claim.KeyRow)
        {
            if (!sameContent)
                return new AddOutcome.KeyReused();
            // Its host may have died before it queued it, which is why it is sent again. A message too many finds it tagged.
            if (owner.Indexes.Contains(SubmissionIndex.Status(SubmissionStatus.Waiting), StringComparer.Ordinal))
                await queue.EnqueueAsync(work with { Id = claim.Reference.ToString() }, cancellationToken);
            return new AddOutcome.Duplicate(claim.Reference);
        }

        if (sameContent && owner is null)
        {
            var original = submission with { Reference = claim.Reference };
            var insertion = await StoreAndQueueAsync(
                original,
                claim.KeyRow,
                work with
                {
                    Id = claim.Reference.ToString(),
                },
                cancellationToken
            );
            return insertion == Insertion.ReferenceTaken ? null : new AddOutcome.Duplicate(claim.Reference);
        }

        if (keys.IsAbandoned(claim))
        {
            await keys.ReleaseAsync(claim, cancellationToken);
            return null;
        }

        return sameContent ? null : new AddOutcome.KeyReused();
    }

    private async Task<Insertion> StoreAndQueueAsync(
        Submission submission,
        string keyRow,
        WorkItem work,
        CancellationToken cancellationToken
    )
    {
        var insertion = await InsertAsync(submission, keyRow, cancellationToken);
        if (insertion == Insertion.Done)
            await queue.EnqueueAsync(work, cancellationToken);
        return insertion;
    }

    private async Task<Insertion> InsertAsync(Submission submission, string keyRow, CancellationToken cancellationToken)
    {
        var indexes = SubmissionIndex.RowsOf(submission);
        var contribution = Tally.Of(submission);
        var row = await NewRowAsync(submission, keyRow, contribution, indexes.Keys, cancellationToken);
        var points = await StoredPoints.StoreAsync(submission, blobs, cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.Add, row.Entity),
                .. indexes.Values.Select(index => new TableTransactionAction(TableTransactionActionType.Add, index)),
                .. points.ChangeFrom(before: null, row.Entity, clock.GetUtcNow()),
            ];
            if (await tallies.TryCommitAsync(row.Entity.PartitionKey, contribution, actions, cancellationToken))
                return Insertion.Done;

            var existing = await RowAsync(submission.Consultation, submission.Reference, cancellationToken);
            if (existing?.WrittenBy == row.WrittenBy)
                return Insertion.Done;
            if (existing is not null)
            {
                await blobs.DeleteAsync(row.TextBlob, cancellationToken);
                await blobs.DeleteAsync(row.RecordBlob, cancellationToken);
                await blobs.DeleteAsync(points.Blob, cancellationToken);
                return keyRow.Length > 0 && existing.KeyRow == keyRow ? Insertion.DoneByAnother : Insertion.ReferenceTaken;
            }

            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    private async Task<SubmissionRow> NewRowAsync(
        Submission submission,
        string keyRow,
        Tally contribution,
        IEnumerable<string> indexes,
        CancellationToken cancellationToken
    )
    {
        var (text, textBlob) = await blobs.StoreAsync(submission, Packed.Pack(submission.Text), cancellationToken);
        var row = await ChangedRowAsync(submission, contribution, indexes, cancellationToken);
        row["KeyRow"] = keyRow;
        row["Position"] = Layout.Position(submission.ReceivedAt, submission.Reference);
        row["Text"] = text;
        row["TextBlob"] = textBlob;
        return new SubmissionRow(row);
    }

    /// <summary>The properties that change with every save; the text is kept once and apart.</summary>
    private async Task<TableEntity> ChangedRowAsync(
        Submission submission,
        Tally contribution,
        IEnumerable<string> indexes,
        CancellationToken cancellationToken
    )
    {
        var record = Packed.Pack(submission with { Text = new SubmissionText("", []), Version = null });
        var (property, blob) = await blobs.StoreAsync(submission, record, cancellationToken);
        var writtenBy = Guid.NewGuid().ToString("N");
        return new TableEntity(
            Layout.PartitionOf(submission.Consultation, submission.Reference),
            Layout.SubmissionRow(submission.Reference)
        )
        {
            ["WrittenBy"] = writtenBy,
            ["Indexes"] = string.Join(' ', indexes),
            ["IndexedAs"] = SubmissionIndex.IndexedAs(writtenBy),
            ["Contribution"] = Packed.Pack(contribution),
            ["Record"] = property,
            ["RecordBlob"] = blob,
        };
    }
}
