using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.LocalHost.Tests.Sqlite;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed class SqliteMessageStoreTests : MessageStoreContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<UnderTest> BuildMessageStoreAsync() => Task.FromResult(new UnderTest(sqlite.Messages, sqlite.ReceiveAsync));

    public void Dispose() => sqlite.Dispose();
}
