using ConsultationIntake.AzureStorage.Digests;
using ConsultationIntake.Contracts.Digests;
using ConsultationIntake.Digests;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableDigestLedgerContractTests(AzuriteServer azurite) : DigestLedgerContract
{
    protected override async Task<IDigestLedger> BuildDigestLedgerAsync() => new TableDigestLedger(await azurite.NewTableAsync());
}
