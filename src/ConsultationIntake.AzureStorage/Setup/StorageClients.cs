using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ConsultationIntake.Work;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.AzureStorage.Setup;

/// <summary>The clients of one account, made once and shared.</summary>
internal sealed class StorageClients
{
    public StorageClients(IOptions<AzureStorageOptions> options)
    {
        var settings = options.Value;
        // The queue trigger decodes base64 unless it is told otherwise (extensions.queues.messageEncoding in host.json).
        var queueOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        var (tables, queues, blobs) = string.IsNullOrWhiteSpace(settings.ConnectionString)
            ? WithIdentity(settings, queueOptions)
            : (
                new TableServiceClient(settings.ConnectionString),
                new QueueServiceClient(settings.ConnectionString, queueOptions),
                new BlobServiceClient(settings.ConnectionString)
            );

        Submissions = tables.GetTableClient(settings.SubmissionsTable);
        Campaigns = tables.GetTableClient(settings.CampaignsTable);
        Digests = tables.GetTableClient(settings.DigestsTable);
        Messages = tables.GetTableClient(settings.MessagesTable);
        Drafts = tables.GetTableClient(settings.DraftsTable);
        Equality = tables.GetTableClient(settings.EqualityTable);
        Allowances = tables.GetTableClient(settings.AllowancesTable);
        Office = tables.GetTableClient(settings.OfficeTable);
        Received = blobs.GetBlobContainerClient(settings.ReceivedContainer);
        Texts = blobs.GetBlobContainerClient(settings.TextsContainer);
        Queue = queues.GetQueueClient;
        Queues = settings.Queues.ToDictionary(queue => queue.Key, queue => Queue(queue.Value));
    }

    internal TableClient Submissions { get; }
    internal TableClient Campaigns { get; }
    internal TableClient Digests { get; }
    internal TableClient Messages { get; }
    internal TableClient Drafts { get; }
    internal TableClient Equality { get; }
    internal TableClient Allowances { get; }
    internal TableClient Office { get; }
    internal BlobContainerClient Received { get; }
    internal BlobContainerClient Texts { get; }
    internal IReadOnlyDictionary<WorkKind, QueueClient> Queues { get; }

    /// <summary>
    /// Where the Functions host puts what failed every try. It would make them when it first needs them, and until then each look
    /// at one is a request that fails.
    /// </summary>
    internal IEnumerable<QueueClient> PoisonQueues => Queues.Values.Select(queue => Queue($"{queue.Name}-poison"));

    /// <summary>Any queue of the account, by name.</summary>
    internal Func<string, QueueClient> Queue { get; }

    private static (TableServiceClient Tables, QueueServiceClient Queues, BlobServiceClient Blobs) WithIdentity(
        AzureStorageOptions settings,
        QueueClientOptions queueOptions
    )
    {
        TokenCredential credential = settings.ClientId is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        Uri Address(Uri? given, string service) => given ?? new Uri($"https://{settings.AccountName}.{service}.core.windows.net");
        return (
            new TableServiceClient(Address(settings.TableServiceUri, "table"), credential),
            new QueueServiceClient(Address(settings.QueueServiceUri, "queue"), credential, queueOptions),
            new BlobServiceClient(Address(settings.BlobServiceUri, "blob"), credential)
        );
    }
}
