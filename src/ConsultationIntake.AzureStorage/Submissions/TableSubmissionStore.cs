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
internal sealed partial class TableSubmissionStore(TableClient table, OverflowBlobs blobs, IWorkQueue queue, TimeProvider clock)
    : ISubmissionStore
{
    private readonly TallyRows tallies = new(table);

    public async Task<Submission?> FindAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        CancellationToken cancellationToken
    )
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

    public async Task<SubmissionReference?> FindByKeyAsync(
        ConsultationSlug consultation,
        Channel channel,
        string idempotencyKey,
        CancellationToken cancellationToken
    )
    {
        var keyRow = Layout.KeyRow(channel, idempotencyKey);
        // A claim without its submission was broken off, or is about to be kept.
        return
            await keys.ClaimedAsync(consultation, keyRow, cancellationToken) is { } reference
            && (await RowAsync(consultation, reference, cancellationToken))?.KeyRow == keyRow
            ? reference
            : null;
    }

    public Task<Tally> TallyAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        tallies.SumAsync(consultation, cancellationToken);

    private async Task<SubmissionRow?> RowAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        CancellationToken cancellationToken
    )
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            Layout.PartitionOf(consultation, reference),
            Layout.SubmissionRow(reference),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? new SubmissionRow(row.Value!) : null;
    }
}
