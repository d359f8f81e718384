using ConsultationIntake.LocalHost.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>Writes that wait while another is written: the tests hold that one until they have asked for theirs.</summary>
public sealed class SqliteWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteWriterTests() => database = new SqliteDatabase(Path.Combine(folder.Path, "intake.db"));

    [Fact]
    public async Task Write_ManyThatWaitTogether_AreOneTransactionInTheOrderTheyCame()
    {
        var writes = new List<Task<(int Order, long Begun)>>();
        await WhileTheWriterIsBusyAsync(() =>
            writes.AddRange(
                Enumerable
                    .Range(1, 100)
                    .Select(i => database.WriteAsync(connection => (Claim(connection, $"key-{i}"), Begun(connection)), default))
            )
        );

        var written = await Task.WhenAll(writes);

        Assert.Equal(Enumerable.Range(1, 100), written.Select(one => one.Order));
        Assert.Single(written.Select(one => one.Begun).Distinct());
        Assert.False(database.IsPressed);
    }

    [Fact]
    public async Task Write_TwoStatementsInOne_IsRefusedAndNothingOfItIsWritten()
    {
        const string two = "INSERT INTO claims (key, owner, taken_at) VALUES ('a', 'test', 0); DELETE FROM claims";

        await Assert.ThrowsAsync<ArgumentException>(() => database.WriteAsync(connection => connection.Run(two), default));

        Assert.Equal(0, database.Read(connection => connection.Query("SELECT count(*) FROM claims", row => row.GetInt32(0)).Single()));
    }

    [Fact]
    public async Task Write_ManyArrivalsThatWaitTogether_PressUntilSomeFlushesLater()
    {
        var arrivals = new List<Task<int>>();
        await WhileTheWriterIsBusyAsync(() =>
            arrivals.AddRange(
                Enumerable
                    .Range(0, 20)
                    .Select(i => database.WriteAsync(connection => Claim(connection, $"key-{i}"), default, isArrival: true))
            )
        );
        await Task.WhenAll(arrivals);
        Assert.True(database.IsPressed);

        await database.WriteAsync(connection => Claim(connection, "of a worker"), default);
        Assert.True(database.IsPressed);
        for (var i = 0; i < 8; i++)
            await database.WriteAsync(connection => Claim(connection, $"later-{i}"), default, isArrival: true);
        Assert.False(database.IsPressed);
    }

    [Fact]
    public async Task Run_WhatSqliteRefuses_ThrowsAsItSaysAndTheStatementRunsAgain()
    {
        await database.WriteAsync(connection => Claim(connection, "once"), default);

        var refused = await Assert.ThrowsAsync<SqliteException>(() =>
            database.WriteAsync(connection => Claim(connection, "once"), default)
        );

        Assert.Equal(raw.SQLITE_CONSTRAINT, refused.SqliteErrorCode);
        Assert.Equal(raw.SQLITE_CONSTRAINT_PRIMARYKEY, refused.SqliteExtendedErrorCode);
        Assert.Equal(2, await database.WriteAsync(connection => Claim(connection, "twice"), default));
    }

    [Fact]
    public async Task Run_AValueThatIsMissing_IsAnErrorAndNotTheOneBefore()
    {
        const string insert = "INSERT INTO claims (key, owner, taken_at) VALUES ($key, $owner, 0)";
        await database.WriteAsync(connection => connection.Run(insert, ("$key", "a"), ("$owner", "b")), default);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.WriteAsync(connection => connection.Run(insert, ("$key", "c")), default)
        );

        Assert.Equal(["a"], Claims());
    }

    [Fact]
    public async Task Run_TextsOfAnyLengthAndNone_AreReadAsTheyWereWritten()
    {
        string[] owners = ["", "ŵ", new('ŵ', 256), new('w', 257), string.Concat(Enumerable.Repeat("😀", 200))];
        foreach (var (i, owner) in owners.Index())
        {
            await database.WriteAsync(
                connection =>
                    connection.Run(
                        "INSERT INTO claims (key, owner, taken_at) VALUES ($key, $owner, $at)",
                        ("$key", $"{i}"),
                        ("$owner", owner),
                        ("$at", long.MinValue)
                    ),
                default
            );
        }

        Assert.Equal(
            owners.Select(owner => (owner, long.MinValue)),
            database.Read(connection =>
                connection.Query("SELECT owner, taken_at FROM claims ORDER BY key", row => (row.GetString(0), row.GetInt64(1)))
            )
        );
    }

    [Fact]
    public async Task Write_OneThatFails_IsToldSoAndTheOthersAreWritten()
    {
        var (good, bad) = (new List<Task<int>>(), Task.CompletedTask);
        await WhileTheWriterIsBusyAsync(() =>
        {
            good.Add(database.WriteAsync(connection => Claim(connection, "first"), default));
            bad = database.WriteAsync(
                connection =>
                {
                    Claim(connection, "never");
                    throw new TimeoutException("This one.");
                },
                default
            );
            good.Add(database.WriteAsync(connection => Claim(connection, "last"), default));
        });

        await Task.WhenAll(good);

        Assert.Equal("This one.", (await Assert.ThrowsAsync<TimeoutException>(() => bad)).Message);
        Assert.Equal(["first", "last"], Claims());
    }

    /// <summary>The other lets go once the first is told; what was tried again alone would then be written.</summary>
    [Fact]
    public async Task Write_WhileAnotherProgramHoldsTheDatabase_NoneOfThoseThatWaitIsTriedAgain()
    {
        var path = Path.Combine(folder.Path, "held.db");
        using var held = new SqliteDatabase(path, TimeSpan.FromMilliseconds(50));
        await held.WriteAsync(connection => Claim(connection, "before"), default);
        await using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        Run(other, "BEGIN IMMEDIATE");
        var writes = Enumerable.Range(0, 300).Select(i => held.WriteAsync(connection => Claim(connection, $"key-{i}"), default)).ToList();

        await Task.WhenAny(writes);
        Run(other, "ROLLBACK");
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.All(
            writes,
            write => Assert.Equal(raw.SQLITE_BUSY, Assert.IsType<SqliteException>(write.Exception?.InnerException).SqliteErrorCode)
        );
        Assert.Equal(2, await held.WriteAsync(connection => Claim(connection, "after"), default));

        static void Run(SqliteConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a literal of this test
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    [Fact]
    public async Task Write_GivenUpWhileItWaits_IsNotWritten()
    {
        using var givenUp = new CancellationTokenSource();
        var (kept, dropped) = (Task.CompletedTask, Task.CompletedTask);
        await WhileTheWriterIsBusyAsync(() =>
        {
            dropped = database.WriteAsync(
                connection =>
                {
                    Claim(connection, "dropped");
                },
                givenUp.Token
            );
            kept = database.WriteAsync(
                connection =>
                {
                    Claim(connection, "kept");
                },
                default
            );
            givenUp.Cancel();
        });

        await kept;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dropped);
        Assert.Equal(["kept"], Claims());
    }

    [Fact]
    public async Task Read_AfterAWriteReturned_SeesIt()
    {
        for (var i = 0; i < 50; i++)
        {
            await database.WriteAsync(
                connection =>
                {
                    Claim(connection, $"key-{i:D2}");
                },
                default
            );
            Assert.Equal(i + 1, Claims().Count);
        }
    }

    [Fact]
    public async Task Read_InTwentyThreads_EachSeesOneState()
    {
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
                await database.WriteAsync(
                    connection =>
                    {
                        Claim(connection, $"a-{i:D3}");
                        Claim(connection, $"b-{i:D3}");
                    },
                    default
                );
        });

        var seen = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    Task.Run(() =>
                        Enumerable
                            .Range(0, 50)
                            .Select(_ => database.Read(connection => (Count(connection, "a-"), Count(connection, "b-"))))
                            .ToList()
                    )
                )
        );
        await writing;

        Assert.All(seen.SelectMany(counts => counts), counts => Assert.Equal(counts.Item1, counts.Item2));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private async Task WhileTheWriterIsBusyAsync(Action ask)
    {
        using var asked = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var busy = database.WriteAsync(
            _ =>
            {
                started.Set();
                asked.Wait();
            },
            default
        );
        started.Wait(TestContext.Current.CancellationToken);
        ask();
        asked.Set();
        await busy;
    }

    /// <summary>How many claims there are with it.</summary>
    private static int Claim(PreparedConnection connection, string key)
    {
        connection.Run("INSERT INTO claims (key, owner, taken_at) VALUES ($key, 'test', 0)", ("$key", key));
        return Count(connection, "");
    }

    private static int Count(PreparedConnection connection, string prefix) =>
        connection
            .Query(
                "SELECT COUNT(*) FROM claims WHERE key >= $from AND key < $to",
                row => row.GetInt32(0),
                ("$from", prefix),
                ("$to", prefix + "~")
            )
            .Single();

    /// <summary>How many transactions this connection has begun.</summary>
    private static long Begun(PreparedConnection connection) =>
        StatementUse.On(connection).Single(statement => statement.Sql == "BEGIN IMMEDIATE").Runs;

    private List<string> Claims() =>
        database.Read(connection => connection.Query("SELECT key FROM claims ORDER BY key", row => row.GetString(0)));
}
