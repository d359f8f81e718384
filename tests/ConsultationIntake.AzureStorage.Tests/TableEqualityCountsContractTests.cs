using ConsultationIntake.AzureStorage.Equality;
using ConsultationIntake.Contracts.Equality;
using ConsultationIntake.Equality;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableEqualityCountsContractTests(AzuriteServer azurite) : EqualityCountsContract
{
    protected override async Task<IEqualityCounts> BuildEqualityCountsAsync() =>
        new TableEqualityCounts(await azurite.NewTableAsync(), TimeProvider.System);
}
