using ConsultationIntake.AzureStorage.NearCopies;
using ConsultationIntake.Contracts.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableCampaignStoreContractTests(AzuriteServer azurite) : CampaignStoreContract
{
    protected override async Task<ICampaignStore> BuildCampaignStoreAsync() => new TableCampaignStore(await azurite.NewTableAsync(), TimeProvider.System);
}
