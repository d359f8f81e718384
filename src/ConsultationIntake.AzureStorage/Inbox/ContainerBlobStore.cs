using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.AzureStorage.Inbox;

/// <summary>Raw email and attachments as block blobs of one container.</summary>
internal sealed class ContainerBlobStore(BlobContainerClient container) : IBlobStore
{
    public async Task PutAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var onlyFirst = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, onlyFirst, cancellationToken);
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // The same name means the same bytes.
            return;
        }
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
            yield return blob.Name;
    }

    public async IAsyncEnumerable<string> ListPutBeforeAsync(
        string prefix,
        DateTimeOffset instant,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            // A blob is put once.
            if (blob.Properties.LastModified < instant)
                yield return blob.Name;
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        await container.DeleteBlobIfExistsAsync(name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
}
