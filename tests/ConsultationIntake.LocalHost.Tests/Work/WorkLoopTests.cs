using System.Data.Common;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Points;
using ConsultationIntake.Themes;
using ConsultationIntake.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.LocalHost.Tests.Work;

public sealed class WorkLoopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loop_WhileItLoadsWhatReads_HasTakenNothing_SoThatAHostKilledMeanwhileHasCountedNoTry()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "The lanes are dark." } } });
        var queue = host.Get<SqliteWorkQueue>();
        using var begun = new ManualResetEventSlim();
        using var loaded = new ManualResetEventSlim();
        using var loop = new WorkLoop(
            host.Get<WorkConsumer>(),
            queue,
            new LocalHostOptions { Workers = 1 },
            host.Clock,
            NullLogger<WorkLoop>.Instance,
            () =>
            {
                begun.Set();
                loaded.Wait(Token);
            }
        );

        await loop.StartAsync(Token);
        Assert.True(begun.Wait(Patience.Longest, Token));
        // It is in the hands of nobody, so that a host that is killed now leaves it as it came.
        var taken = await queue.TakeAsync(Token);
        await queue.GiveBackAsync(taken);
        loaded.Set();

        Assert.Equal(1, Assert.Single(taken).Try);
        await Patience.UntilAsync(() => !queue.AnyWaits(WorkLane.Reading));
        await loop.StopAsync(Token);
    }

    [Fact]
    public async Task Loop_AskedToStopWhileItReads_LeavesWhatItReadAsIfItHadNotBeenTaken()
    {
        var tagger = new HeldTagger();
        await using var host = await LocalHostUnderTest.StartAsync(change: tagger.Replace);
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "The lanes are dark." } } });
        var queue = host.Get<SqliteWorkQueue>();
        using var loop = new WorkLoop(
            host.Get<WorkConsumer>(),
            queue,
            new LocalHostOptions { Workers = 1 },
            host.Clock,
            NullLogger<WorkLoop>.Instance
        );

        for (var stop = 0; stop < 2; stop++)
        {
            await loop.StartAsync(Token);
            await Patience.UntilAsync(() => tagger.Begun > stop);
            await loop.StopAsync(Token);
        }

        Assert.Equal(1, Assert.Single(await queue.TakeAsync(Token)).Try);
    }

    [Fact]
    public async Task Work_WhereTheEndOfOneCouldNotBeWritten_GoesOnWithWhatIsToBeReadAlone()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        foreach (var text in (string[])["The lanes are dark.", "Nobody comes when we call."])
            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });
        var (queue, database) = (host.Get<SqliteWorkQueue>(), host.Get<SqliteDatabase>());
        await RunAsync("CREATE TRIGGER full BEFORE DELETE ON work BEGIN SELECT RAISE(FAIL, 'full'); END");
        // A process ended while it read both; the next one reads the first.
        Assert.Equal(2, (await queue.TakeAsync(Token)).Count);
        await queue.ReleaseAllAsync(Token);

        await Assert.ThrowsAnyAsync<DbException>(host.DrainAsync);
        await RunAsync("DROP TRIGGER full");
        await host.DrainAsync();

        Assert.Equal(1, Left());
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.DrainAsync();
        Assert.Equal(0, Left());

        Task RunAsync(string sql) =>
            database.WriteAsync(
                connection =>
                {
                    connection.Run(sql);
                },
                Token
            );
        long Left() => database.Read(connection => connection.Query("SELECT count(*) FROM work", row => row.GetInt64(0)))[0];
    }

    [Fact]
    public async Task Work_StoppedBetweenTheEndOfOneAndTheNext_HasWrittenThatTheFirstIsDone()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "The lanes are dark." } } });
        using var stop = new CancellationTokenSource();
        var asked = 0;
        bool GoesOn()
        {
            if (asked++ > 0)
                stop.Cancel();
            return true;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<WorkConsumer>().WorkAsync(GoesOn, stop.Token));

        Assert.False(host.Get<SqliteWorkQueue>().AnyWaits(WorkLane.Reading));
    }

    /// <summary>Reads until it is told to stop.</summary>
    private sealed class HeldTagger : IThemeTagger
    {
        private int begun;

        internal int Begun => begun;

        public string Name => "held/1";

        internal void Replace(IServiceCollection services) => services.AddSingleton<IThemeTagger>(this);

        public async Task<IReadOnlyList<PointReading>> ReadAsync(
            Consultation consultation,
            IReadOnlyList<PointText> points,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref begun);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return [];
        }
    }
}
