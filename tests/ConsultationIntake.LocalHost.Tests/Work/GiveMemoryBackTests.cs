using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;

namespace ConsultationIntake.LocalHost.Tests.Work;

public sealed class GiveMemoryBackTests
{
    [Fact]
    public void Looks_AtAHostThatStartsRestsWorksAndRests_AreTimeOnceInEachRest()
    {
        var looks = new GiveMemoryBack.Looks();
        (long Megabytes, bool IsTime)[] seen =
        [
            (40, false),
            (41, true),
            (42, false),
            (43, false),
            (900, false),
            (1_900, false),
            (1_903, true),
            (1_904, false),
            // A page now and then is no rest that would be worth another.
            (1_920, false),
            (1_921, false),
        ];

        Assert.Equal(seen.Select(look => look.IsTime), seen.Select(look => looks.IsTime(look.Megabytes * 1_000_000)));
    }

    [Fact]
    public async Task Shrink_OfADatabaseInUse_ClosesWhatIsIdleAndReadsAndWritesAsBefore()
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(Path.Combine(folder.Path, "intake.db"));
        await database.WriteAsync(connection => connection.Run("CREATE TABLE t (id INTEGER)"), default);
        var before = Reader(database);

        await database.ShrinkAsync(default);
        await database.WriteAsync(connection => connection.Run("INSERT INTO t (id) VALUES (7)"), default);

        Assert.NotSame(before, Reader(database));
        Assert.Equal([7], database.Read(connection => connection.Query("SELECT id FROM t", reader => reader.GetInt32(0))));
    }

    private static PreparedConnection Reader(SqliteDatabase database) => database.Read(connection => connection);
}
