using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>A store, and what lies under it.</summary>
internal sealed record StoreOnAzurite(
    TableSubmissionStore Store,
    TableClient Table,
    BlobContainerClient Container,
    IReadOnlyDictionary<WorkKind, QueueClient> Queues
);
