using ConsultationIntake.Contracts.Alerts;
using ConsultationIntake.LocalHost.Tests.Sqlite;

namespace ConsultationIntake.LocalHost.Tests.Alerts;

public sealed class TellOfSafeguardingContractTests : TellOfSafeguardingContract
{
    private readonly SqliteUnderTest sqlite = new();

    public override ValueTask DisposeAsync()
    {
        sqlite.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<AlertsUnderTest> BuildAsync(TimeProvider clock) =>
        Task.FromResult(new AlertsUnderTest(sqlite.Store, sqlite.Register, sqlite.Office));
}
