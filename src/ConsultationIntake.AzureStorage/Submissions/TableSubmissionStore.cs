using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>
/// Submissions in one table: a submission's row, its index rows and its share of the tally lie in one partition and change
/// in one entity group transaction. docs/storage-layout.md draws it.
/// </summary>
internal sealed partial class TableSubmissionStore(TableClient table, OverflowBlobs blobs, IWorkQueue queue, TimeProvider clock) : ISubmissionStore
{
    public async Task<Submission?> FindAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        ETag? seen = null;
        while (true)
        {
            var row = await RowAsync(consultation, reference, cancellationToken);
            // A row that stays the same while its blob is gone is being deleted.
            if (row is null || row.ETag == seen)
                return null;
            var text = await blobs.LoadAsync(row.Text, row.TextBlob, cancellationToken);
            var record = await blobs.LoadAsync(row.Record, row.RecordBlob, cancellationToken);
            if (text is not null && record is not null)
                return row.Compose(text, record);
            seen = row.ETag;
        }
    }

    public async Task<Tally> TallyAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var tallies = await Task.WhenAll(Layout.Partitions(consultation).Select(partition => TallyRowAsync(partition, cancellationToken)));
        return tallies.Aggregate(Tally.Empty, (sum, tally) => sum + tally.Counts);
    }

    private async Task<SubmissionRow?> RowAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            Layout.PartitionOf(consultation, reference), Layout.SubmissionRow(reference), cancellationToken: cancellationToken);
        return row.HasValue ? new SubmissionRow(row.Value!) : null;
    }

    private async Task<TallyRow> TallyRowAsync(string partition, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, Layout.TallyRow, cancellationToken: cancellationToken);
        return row.HasValue ? new TallyRow(partition, Packed.Unpack<Tally>(row.Value!.GetBinary("Counts")), row.Value.ETag) : new TallyRow(partition, Tally.Empty, null);
    }

    /// <summary>A partition's share of the tally as it was read.</summary>
    private sealed record TallyRow(string Partition, Tally Counts, ETag? ETag)
    {
        internal TableTransactionAction Plus(Tally difference)
        {
            var row = new TableEntity(Partition, Layout.TallyRow) { ["Counts"] = Packed.Pack(Counts + difference) };
            return ETag is { } seen
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, seen)
                : new TableTransactionAction(TableTransactionActionType.Add, row);
        }
    }
}
