using ConsultationIntake.Allowances;
using ConsultationIntake.AzureStorage.Allowances;
using ConsultationIntake.Contracts.Allowances;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableAllowancesContractTests(AzuriteServer azurite) : AllowancesContract
{
    protected override async Task<IAllowances> BuildAllowancesAsync() =>
        new TableAllowances(await azurite.NewTableAsync(), TimeProvider.System);
}
