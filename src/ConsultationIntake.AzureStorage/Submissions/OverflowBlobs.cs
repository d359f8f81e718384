using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>
/// The parts of submissions that are too long for a table property. A blob is written once under a name of its own, before the row that
/// names it.
/// </summary>
internal sealed class OverflowBlobs(BlobContainerClient container)
{
    /// <summary>
    /// Where <paramref name="packed"/> is kept: in the property itself with an empty name, or in a blob with an empty property.
    /// </summary>
    internal async Task<(byte[] Property, string Blob)> StoreAsync(
        Submission submission,
        byte[] packed,
        CancellationToken cancellationToken
    )
    {
        if (packed.Length <= Packed.MaxPropertyLength)
            return (packed, "");
        var name = Layout.BlobFolder(submission.Consultation, submission.Reference) + Guid.NewGuid().ToString("N");
        await container.UploadBlobAsync(name, BinaryData.FromBytes(packed), cancellationToken);
        return ([], name);
    }

    /// <summary>What was stored, or null where the blob is gone: the submission was changed or deleted meanwhile.</summary>
    internal async Task<byte[]?> LoadAsync(byte[] property, string blob, CancellationToken cancellationToken)
    {
        if (blob.Length == 0)
            return property;
        try
        {
            var content = await container.GetBlobClient(blob).DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    internal async Task DeleteAsync(string blob, CancellationToken cancellationToken)
    {
        if (blob.Length > 0)
            await container.DeleteBlobIfExistsAsync(blob, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
    }

    /// <summary>Deletes everything of a submission, whatever a broken-off save left there included.</summary>
    internal async Task DeleteAllAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var folder = Layout.BlobFolder(consultation, reference);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
            await container.DeleteBlobIfExistsAsync(
                blob.Name,
                DeleteSnapshotsOption.IncludeSnapshots,
                cancellationToken: cancellationToken
            );
    }
}
