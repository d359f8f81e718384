using ConsultationIntake.Allowances;
using ConsultationIntake.Blobs;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Allowances;
using ConsultationIntake.Contracts.Digests;
using ConsultationIntake.Contracts.Drafts;
using ConsultationIntake.Contracts.Equality;
using ConsultationIntake.Contracts.History;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Contracts.Office;
using ConsultationIntake.Contracts.Submissions;
using ConsultationIntake.Contracts.Work;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.Inbox;
using ConsultationIntake.LocalHost.Blobs;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>A real SQLite file for a test, and the adapters on it. The plan of every statement they run is looked at in the end.</summary>
internal sealed class SqliteUnderTest : IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal SqliteUnderTest()
    {
        Database = new SqliteDatabase(Path.Combine(folder.Path, "intake.db"));
        Queue = new SqliteWorkQueue(Database, new TestClock(Samples.Noon));
        Store = new SqliteSubmissionStore(Database, Queue);
        Messages = new SqliteMessageStore(Database, Queue);
        Ledger = new SqliteDigestLedger(Database);
        Drafts = new SqliteDraftStore(Database);
        Equality = new SqliteEqualityCounts(Database);
        Campaigns = new SqliteCampaignStore(Database);
        Register = new SqlitePointRegister(Database);
        History = new SqliteHistory(Database);
        Office = new SqliteOfficeRecords(Database);
        Blobs = new FileBlobStore(Path.Combine(folder.Path, "blobs"));
    }

    internal SqliteDatabase Database { get; }

    internal SqliteWorkQueue Queue { get; }

    internal SqliteSubmissionStore Store { get; }

    internal SqliteMessageStore Messages { get; }

    internal SqliteDigestLedger Ledger { get; }

    internal SqliteDraftStore Drafts { get; }

    internal SqliteEqualityCounts Equality { get; }

    internal SqliteCampaignStore Campaigns { get; }

    internal SqlitePointRegister Register { get; }

    internal SqliteHistory History { get; }

    internal SqliteOfficeRecords Office { get; }

    internal FileBlobStore Blobs { get; }

    internal async Task<IReadOnlyList<WorkItem>> ReceiveAsync()
    {
        var items = new List<WorkItem>();
        while (await Queue.TakeAsync(CancellationToken.None) is { Count: > 0 } taken)
        {
            items.AddRange(taken.Select(work => work.Item));
            await Queue.CompleteAsync(taken, CancellationToken.None);
        }

        return items;
    }

    /// <summary>Whatever a test made the adapters ask, no answer may cost a look at everything there is.</summary>
    public void Dispose()
    {
        try
        {
            QueryPlans.AssertNoneScans(Database);
        }
        finally
        {
            Database.Dispose();
            folder.Dispose();
        }
    }
}

public sealed class SqliteAllowancesTests : AllowancesContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<IAllowances> BuildAllowancesAsync() => Task.FromResult<IAllowances>(new SqliteAllowances(sqlite.Database));

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteSubmissionStoreTests : SubmissionStoreContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<StoreUnderTest> BuildSubmissionStoreAsync() =>
        Task.FromResult(new StoreUnderTest(sqlite.Store, sqlite.ReceiveAsync));

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteWorkQueueTests : WorkQueueContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();
    private readonly List<WorkItem> received = [];

    protected override Task<IWorkQueue> BuildWorkQueueAsync() => Task.FromResult<IWorkQueue>(sqlite.Queue);

    protected override async Task<IReadOnlyList<WorkItem>> ReceiveAllAsync(WorkKind kind)
    {
        // One queue holds every kind here: what belongs to another is left for the call that asks for it.
        received.AddRange(await sqlite.ReceiveAsync());
        var wanted = received.Where(item => item.Kind == kind).ToList();
        received.RemoveAll(item => item.Kind == kind);
        return wanted;
    }

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteMessageStoreTests : MessageStoreContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<MessagesUnderTest> BuildMessageStoreAsync() =>
        Task.FromResult(new MessagesUnderTest(sqlite.Messages, sqlite.ReceiveAsync));

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteDigestLedgerTests : DigestLedgerContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<IDigestLedger> BuildDigestLedgerAsync() => Task.FromResult<IDigestLedger>(sqlite.Ledger);

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteDraftStoreTests : DraftStoreContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<IDraftStore> BuildDraftStoreAsync() => Task.FromResult<IDraftStore>(sqlite.Drafts);

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteEqualityCountsTests : EqualityCountsContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<IEqualityCounts> BuildEqualityCountsAsync() => Task.FromResult<IEqualityCounts>(sqlite.Equality);

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteCampaignStoreTests : CampaignStoreContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<ICampaignStore> BuildCampaignStoreAsync() => Task.FromResult<ICampaignStore>(sqlite.Campaigns);

    public void Dispose() => sqlite.Dispose();
}

public sealed class FileBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<IBlobStore> BuildBlobStoreAsync() => Task.FromResult<IBlobStore>(sqlite.Blobs);

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqlitePointRegisterTests : PointRegisterContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<RegisterUnderTest> BuildRegisterAsync() =>
        Task.FromResult(new RegisterUnderTest(sqlite.Store, sqlite.Register));

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteHistoryTests : HistoryContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<IHistory> BuildHistoryAsync() => Task.FromResult<IHistory>(sqlite.History);

    public void Dispose() => sqlite.Dispose();
}

public sealed class SqliteOfficeRecordsTests : OfficeRecordsContract, IDisposable
{
    private readonly SqliteUnderTest sqlite = new();

    protected override Task<OfficeUnderTest> BuildOfficeAsync() => Task.FromResult(new OfficeUnderTest(sqlite.Office, sqlite.History));

    public void Dispose() => sqlite.Dispose();
}
