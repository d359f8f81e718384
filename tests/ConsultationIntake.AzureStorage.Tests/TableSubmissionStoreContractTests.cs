using ConsultationIntake.Contracts.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableSubmissionStoreContractTests(AzuriteServer azurite) : SubmissionStoreContract
{
    protected override async Task<StoreUnderTest> BuildSubmissionStoreAsync()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        return new StoreUnderTest(on.Store, () => AzuriteServer.ReceiveAllAsync(on.Queues[WorkKind.TagSubmission]));
    }
}
