using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// The one writer of a database. Writes that wait together are one transaction and one flush to disk, in the order they came; each
/// is answered after it. A write that fails takes none of the others with it.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>So many writes share a flush that it costs each next to nothing, and the first is still answered at once.</summary>
    private const int MostTogether = 256;

    /// <summary>So many that wait for an answer, and the host's own work leaves the processors to them.</summary>
    private const int ManyArrivals = 8;

    /// <summary>
    /// How many flushes are looked back at. Whoever is answered asks again only after a while, and the host's own writes come in between.
    /// </summary>
    private const int FlushesLookedAt = 8;

    private readonly PreparedConnection connection;
    private readonly BlockingCollection<Write> waiting = [];
    private readonly Thread thread;
    private readonly int[] lastArrivals = new int[FlushesLookedAt];
    private int flush;
    private long registerVersion;

    internal SqliteWriter(PreparedConnection connection)
    {
        this.connection = connection;
        thread = new Thread(WriteWhatWaits) { Name = "SQLite writer", IsBackground = true };
        thread.UnsafeStart();
    }

    /// <summary>Whether many arrivals shared one of the last flushes: they come faster than the disk takes them one by one.</summary>
    internal bool IsPressed => lastArrivals.Max() > ManyArrivals;

    /// <summary>Goes up with every transaction that changed the register of points.</summary>
    internal long RegisterVersion => Interlocked.Read(ref registerVersion);

    /// <summary>
    /// Done, and on disk, when the task is. <paramref name="write"/> does nothing but read and write the connection: where another
    /// of its transaction fails, it is rolled back and run again.
    /// </summary>
    /// <param name="write">What is written.</param>
    /// <param name="cancellationToken">Gives it up while it waits.</param>
    /// <param name="isArrival">Whether it is something new, whose sender waits for an answer.</param>
    internal Task<T> WriteAsync<T>(Func<PreparedConnection, T> write, CancellationToken cancellationToken, bool isArrival = false)
    {
        var waits = new Write<T>(write, cancellationToken) { IsArrival = isArrival };
        waiting.Add(waits, CancellationToken.None);
        return waits.Done;
    }

    /// <summary>Writes what was asked for before, then nothing more.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
        connection.Dispose();
    }

    private void WriteWhatWaits()
    {
        var together = new List<Write>(MostTogether);
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            var next = first;
            do together.Add(next);
            while (together.Count < MostTogether && waiting.TryTake(out next));

            lastArrivals[flush++ % FlushesLookedAt] = together.Count(write => write.IsArrival);
            if (Begin() is { } shut)
                FailAll(together, shut);
            else
                Commit([.. together.Where(write => !write.IsGivenUp())]);
            together.Clear();
        }
    }

    /// <summary>Why no transaction can be begun, which is no write's fault; null where one is.</summary>
    private SqliteException? Begin()
    {
        try
        {
            connection.Run("BEGIN IMMEDIATE");
            return null;
        }
        catch (SqliteException shut)
        {
            return shut;
        }
    }

    /// <summary>
    /// Another program holds the database, or it cannot be written: none of these is tried again, nor what came while this was found out.
    /// Each would wait as long as the first, one after another, and whoever sent it would wait for all of them.
    /// </summary>
    private void FailAll(List<Write> together, SqliteException shut)
    {
        while (waiting.TryTake(out var next))
            together.Add(next);
        together.ForEach(write => write.Fail(shut));
    }

    /// <summary>In the transaction that is begun.</summary>
    private void Commit(Write[] together)
    {
        try
        {
            foreach (var write in together)
                write.Run(connection);
            TallyCounts.Write(connection);
            connection.Run("COMMIT");
            // After it is committed and before anybody is answered: what was counted before is then known to be old.
            if (connection.HasChangedRegister)
                Interlocked.Increment(ref registerVersion);
            connection.HasChangedRegister = false;
        }
#pragma warning disable CA1031 // whatever a write throws is its caller's to see
        catch (Exception failure)
#pragma warning restore CA1031
        {
            RollBack();
            if (together is [var alone])
                alone.Fail(failure);
            else
                Array.ForEach(together, CommitAlone);
            return;
        }

        Array.ForEach(together, write => write.Answer());
    }

    private void CommitAlone(Write write)
    {
        if (Begin() is { } shut)
            write.Fail(shut);
        else
            Commit([write]);
    }

    private void RollBack()
    {
        connection.Counts.Clear();
        connection.HasChangedRegister = false;
        if (raw.sqlite3_get_autocommit(connection.Connection.Handle) == 0)
            connection.Run("ROLLBACK");
    }

    private abstract class Write
    {
        internal bool IsArrival { get; init; }

        internal abstract bool IsGivenUp();

        internal abstract void Run(PreparedConnection connection);

        internal abstract void Answer();

        internal abstract void Fail(Exception failure);
    }

    private sealed class Write<T>(Func<PreparedConnection, T> write, CancellationToken cancellationToken) : Write
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        internal Task<T> Done => done.Task;

        internal override bool IsGivenUp() => cancellationToken.IsCancellationRequested && done.TrySetCanceled(cancellationToken);

        internal override void Run(PreparedConnection connection) => result = write(connection);

        internal override void Answer() => done.SetResult(result);

        internal override void Fail(Exception failure) => done.TrySetException(failure);
    }
}
