using Azure;
using Azure.Data.Tables;
using ConsultationIntake.AzureStorage.History;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

internal sealed partial class TableSubmissionStore
{
    public async Task<bool> UpdateAsync(Submission submission, IReadOnlyList<HistoryEntry> history, CancellationToken cancellationToken)
    {
        if (submission.Version is null)
            return false;

        var indexes = SubmissionIndex.RowsOf(submission);
        var contribution = Tally.Of(submission);
        var changed = new SubmissionRow(await ChangedRowAsync(submission, contribution, indexes.Keys, cancellationToken));
        var points = await StoredPoints.StoreAsync(submission, blobs, cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            var existing = await RowAsync(submission.Consultation, submission.Reference, cancellationToken);
            if (existing?.WrittenBy == changed.WrittenBy)
                return true;
            if (existing is null || existing.ETag != new ETag(submission.Version))
            {
                await blobs.DeleteAsync(changed.RecordBlob, cancellationToken);
                await blobs.DeleteAsync(points.Blob, cancellationToken);
                return false;
            }

            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.UpdateMerge, changed.Entity, existing.ETag),
                .. existing.Indexes.Except(indexes.Keys, StringComparer.Ordinal).Select(index => Removal(existing, index)),
                .. indexes.Values.Select(index => new TableTransactionAction(TableTransactionActionType.UpsertReplace, index)),
                .. points.ChangeFrom(existing, changed.Entity, clock.GetUtcNow()),
                .. PendingLines(changed.Entity.PartitionKey, history),
            ];
            if (await tallies.TryCommitAsync(changed.Entity.PartitionKey, contribution - existing.Contribution, actions, cancellationToken))
            {
                await blobs.DeleteAsync(existing.RecordBlob, cancellationToken);
                await blobs.DeleteAsync(points.IsIn(existing) ? points.Blob : existing.PointsBlob, cancellationToken);
                return true;
            }

            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    /// <summary>
    /// Blobs go first and rows last: a deletion that breaks off leaves the submission listed, and is done again. Blobs go once more at the
    /// end: a save in flight may have put some there meanwhile, for a row that it then could not change.
    /// </summary>
    public async Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var existing = await RowAsync(consultation, reference, cancellationToken);
            await blobs.DeleteAllAsync(consultation, reference, cancellationToken);
            if (existing is null)
                return false;
            if (existing.KeyRow.Length > 0)
                await keys.ReleaseAsync(consultation, reference, existing.KeyRow, cancellationToken);
            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.Delete, existing.Entity, existing.ETag),
                .. existing.Indexes.Select(index => Removal(existing, index)),
                .. StoredPoints.Removal(existing, reference, clock.GetUtcNow()),
            ];
            if (await tallies.TryCommitAsync(existing.Entity.PartitionKey, Tally.Empty - existing.Contribution, actions, cancellationToken))
            {
                await blobs.DeleteAllAsync(consultation, reference, cancellationToken);
                return true;
            }

            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    /// <summary>Lines of history lie in a chain of their own: until they are appended there they wait beside what they are about.</summary>
    private static IEnumerable<TableTransactionAction> PendingLines(string partition, IReadOnlyList<HistoryEntry> history) =>
        history
            .Chunk(HistoryChain.MostAtOnce)
            .Select(entries => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                new TableEntity(partition, Layout.PendingLinesRow(entries[0].Id)) { ["Entries"] = Packed.Pack(entries.ToList()) }
            ));

    private static TableTransactionAction Removal(SubmissionRow row, string index) =>
        new(TableTransactionActionType.Delete, new TableEntity(row.Entity.PartitionKey, Layout.IndexRow(index, row.Position)), ETag.All);
}
