using Azure;
using Azure.Data.Tables;
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
        for (var attempt = 0; ; attempt++)
        {
            var existing = await RowAsync(submission.Consultation, submission.Reference, cancellationToken);
            if (existing?.WrittenBy == changed.WrittenBy)
                return true;
            if (existing is null || existing.ETag != new ETag(submission.Version))
            {
                await blobs.DeleteAsync(changed.RecordBlob, cancellationToken);
                return false;
            }

            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.UpdateMerge, changed.Entity, existing.ETag),
                .. existing.Indexes.Except(indexes.Keys, StringComparer.Ordinal).Select(index => Removal(existing, index)),
                .. indexes.Values.Select(index => new TableTransactionAction(TableTransactionActionType.UpsertReplace, index)),
                .. history.Select(entry => PendingLine(changed.Entity.PartitionKey, entry)),
            ];
            if (await tallies.TryCommitAsync(changed.Entity.PartitionKey, contribution - existing.Contribution, actions, cancellationToken))
            {
                await blobs.DeleteAsync(existing.RecordBlob, cancellationToken);
                return true;
            }

            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    /// <summary>Blobs go first and rows last: a deletion that breaks off leaves the submission listed, and is done again.</summary>
    public async Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var existing = await RowAsync(consultation, reference, cancellationToken);
            if (existing is null)
                return false;

            await blobs.DeleteAllAsync(consultation, reference, cancellationToken);
            if (existing.KeyRow.Length > 0)
                await keys.ReleaseAsync(consultation, reference, existing.KeyRow, cancellationToken);
            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.Delete, existing.Entity, existing.ETag),
                .. existing.Indexes.Select(index => Removal(existing, index)),
            ];
            if (await tallies.TryCommitAsync(existing.Entity.PartitionKey, Tally.Empty - existing.Contribution, actions, cancellationToken))
                return true;
            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    /// <summary>A line of history lies in another partition's chain: until it is appended there it waits beside what it is about.</summary>
    private static TableTransactionAction PendingLine(string partition, HistoryEntry entry) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, Layout.PendingLineRow(entry.Id)) { ["Entry"] = Packed.Pack(entry) });

    private static TableTransactionAction Removal(SubmissionRow row, string index) =>
        new(TableTransactionActionType.Delete, new TableEntity(row.Entity.PartitionKey, Layout.IndexRow(index, row.Position)), ETag.All);
}
