using ConsultationIntake.AzureStorage.Drafts;
using ConsultationIntake.Contracts.Drafts;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableDraftStoreContractTests(AzuriteServer azurite) : DraftStoreContract
{
    protected override async Task<IDraftStore> BuildDraftStoreAsync() => new TableDraftStore(await azurite.NewTableAsync());
}
