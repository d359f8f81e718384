using ConsultationIntake.AzureStorage.Inbox;
using ConsultationIntake.Blobs;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class ContainerBlobStoreContractTests(AzuriteServer azurite) : BlobStoreContract
{
    protected override async Task<IBlobStore> BuildBlobStoreAsync() => new ContainerBlobStore(await azurite.NewContainerAsync());
}
