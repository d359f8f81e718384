using System.Collections.Concurrent;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>Connections for reading, opened as they are needed and kept for the next reader.</summary>
internal sealed class SqliteReaders(Func<PreparedConnection> open) : IDisposable
{
    /// <summary>
    /// Each keeps pages in memory, two megabytes at most: what a crowd opened is closed again. While a queue is worked on more than two a
    /// processor read at a time, and each that is opened anew reads the schema.
    /// </summary>
    private static readonly int MostKept = 4 * Environment.ProcessorCount;

    private readonly ConcurrentStack<PreparedConnection> idle = [];

    internal T Read<T>(Func<PreparedConnection, T> read)
    {
#pragma warning disable CA2000 // kept for the next reader, or disposed of, in the end
        var connection = idle.TryPop(out var kept) ? kept : open();
#pragma warning restore CA2000
        var isWhole = false;
        try
        {
            connection.Run("BEGIN");
            var result = read(connection);
            connection.Run("COMMIT");
            isWhole = true;
            return result;
        }
        finally
        {
            if (isWhole && idle.Count < MostKept)
                idle.Push(connection);
            else
                connection.Dispose();
        }
    }

    internal void CloseIdle()
    {
        while (idle.TryPop(out var connection))
            connection.Dispose();
    }

    public void Dispose() => CloseIdle();
}
