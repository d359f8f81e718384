using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>
/// A submission's points as the register reads them: one row, replaced by one with a later time when they change, so that a host that
/// has read so far finds what is new by a range of keys. Of what is gone an empty row tells.
/// </summary>
internal sealed record StoredPoints
{
    private readonly byte[] property;
    private readonly bool isEmpty;
    private readonly string hash;
    private readonly SubmissionReference reference;

    private StoredPoints(SubmissionReference reference, byte[] property, string blob, bool isEmpty, string hash) =>
        (this.reference, this.property, Blob, this.isEmpty, this.hash) = (reference, property, blob, isEmpty, hash);

    /// <summary>The blob with the rows where they are too long for a property, or empty.</summary>
    internal string Blob { get; }

    internal static async Task<StoredPoints> StoreAsync(Submission submission, OverflowBlobs blobs, CancellationToken cancellationToken)
    {
        var rows = PointRow.AllOf(submission);
        var packed = Packed.Pack(rows.ToList());
        var (property, blob) = await blobs.StoreAsync(submission, packed, cancellationToken);
        var hash = rows.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(packed));
        return new StoredPoints(submission.Reference, property, blob, rows.Count == 0, hash);
    }

    /// <summary>Whether they are what was stored.</summary>
    internal bool IsIn(SubmissionRow? before) => hash == (before?.PointsHash ?? "");

    /// <summary>What puts them in the place of those before; noted on the submission's own row.</summary>
    internal IEnumerable<TableTransactionAction> ChangeFrom(SubmissionRow? before, TableEntity row, DateTimeOffset now)
    {
        if (IsIn(before))
            yield break;
        if (before is { PointsRow.Length: > 0 })
            yield return Removed(before);
        var key = KeyAfter(before, reference, now);
        (row["PointsRow"], row["PointsBlob"], row["PointsHash"]) = (key, Blob, hash);
        yield return new TableTransactionAction(
            TableTransactionActionType.UpsertReplace,
            new TableEntity(row.PartitionKey, key)
            {
                ["Reference"] = reference.ToString(),
                ["IsEmpty"] = isEmpty,
                ["Rows"] = property,
                ["RowsBlob"] = Blob,
            }
        );
    }

    internal static IEnumerable<TableTransactionAction> Removal(SubmissionRow before, SubmissionReference reference, DateTimeOffset now)
    {
        if (before.PointsRow.Length == 0)
            yield break;
        yield return Removed(before);
        yield return new TableTransactionAction(
            TableTransactionActionType.UpsertReplace,
            new TableEntity(before.Entity.PartitionKey, KeyAfter(before, reference, now))
            {
                ["Reference"] = reference.ToString(),
                ["IsEmpty"] = true,
            }
        );
    }

    /// <summary>Later than the one before, whatever another host's clock says.</summary>
    private static string KeyAfter(SubmissionRow? before, SubmissionReference reference, DateTimeOffset now) =>
        Layout.PointsRow(Math.Max(now.UtcTicks, before is { PointsRow.Length: > 0 } ? Layout.TicksOf(before.PointsRow) + 1 : 0), reference);

    private static TableTransactionAction Removed(SubmissionRow before) =>
        new(TableTransactionActionType.Delete, new TableEntity(before.Entity.PartitionKey, before.PointsRow), ETag.All);
}
