using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// One SQLite file: write-ahead log, full synchronous, one writer, as many readers as ask. A write is on disk when
/// <see cref="WriteAsync{T}"/> returns.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>SQLITE_CONFIG_MEMSTATUS (https://www.sqlite.org/c3ref/c_config_covering_index_scan.html).</summary>
    private const int ConfigureMemoryStatus = 9;

    private readonly string connectionString;
    private readonly ConcurrentDictionary<string, bool> statements = new(StringComparer.Ordinal);
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;

    /// <param name="path">The file. Made where it is not there.</param>
    /// <param name="lockWait">How long a write waits for another program that holds the database. Null: three seconds.</param>
    internal SqliteDatabase(string path, TimeSpan? lockWait = null)
    {
        SQLitePCL.Batteries_V2.Init();
        KeepNoAccountOfMemory();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString();
        using (var connection = Open("PRAGMA journal_mode = WAL"))
            Migrate(connection);
        statements.Clear();
        // 16 MB of pages, and of log before it is written back: at a million rows each index has its own page to change.
        writer = new SqliteWriter(
            Open(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA busy_timeout = {(int)(lockWait ?? TimeSpan.FromSeconds(3)).TotalMilliseconds}; "
                )
                    + "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
                    + "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4096"
            )
        );
        readers = new SqliteReaders(() => Open("PRAGMA query_only = 1"));
    }

    /// <summary>Every statement that was ever run here: there are as many as the stores have.</summary>
    internal ICollection<string> Statements => statements.Keys;

    /// <inheritdoc cref="SqliteWriter.IsPressed"/>
    internal bool IsPressed => writer.IsPressed;

    /// <inheritdoc cref="SqliteWriter.RegisterVersion"/>
    internal long RegisterVersion => writer.RegisterVersion;

    /// <inheritdoc cref="SqliteWriter.WriteAsync{T}"/>
    internal Task<T> WriteAsync<T>(Func<PreparedConnection, T> write, CancellationToken cancellationToken, bool isArrival = false) =>
        writer.WriteAsync(write, cancellationToken, isArrival);

    internal Task WriteAsync(Action<PreparedConnection> write, CancellationToken cancellationToken) =>
        WriteAsync(
            connection =>
            {
                write(connection);
                return true;
            },
            cancellationToken
        );

    /// <summary>Reads one consistent state; sees every write that returned before.</summary>
    internal T Read<T>(Func<PreparedConnection, T> read) => readers.Read(read);

    /// <summary>
    /// Moves the write-ahead log into the database and empties it: what was deleted is then in neither, since freed pages are
    /// overwritten. False where a reader kept it from happening.
    /// </summary>
    internal bool Checkpoint()
    {
        // While it waits for readers it holds the writer up, who waits for little longer.
        using var connection = Open("PRAGMA busy_timeout = 1000");
        return connection.Query("PRAGMA wal_checkpoint(TRUNCATE)", reader => reader.GetInt32(0)).Single() == 0;
    }

    /// <summary>Lets go of the pages that were kept for what is read and written next.</summary>
    internal async Task ShrinkAsync(CancellationToken cancellationToken)
    {
        readers.CloseIdle();
        await WriteAsync(connection => connection.Run("PRAGMA shrink_memory"), cancellationToken);
    }

    public void Dispose()
    {
        readers.Dispose();
        writer.Dispose();
    }

    /// <summary>
    /// SQLite counts what it allocates under a lock that all its connections share, for figures that nobody reads. It takes this before it
    /// is first used in a process, and refuses it later, which does no harm.
    /// </summary>
    private static void KeepNoAccountOfMemory() => _ = SQLitePCL.raw.sqlite3_config(ConfigureMemoryStatus, 0);

    private PreparedConnection Open(string settings)
    {
#pragma warning disable CA2000 // the prepared connection's own, once it is open
        var connection = new SqliteConnection(connectionString);
#pragma warning restore CA2000
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a literal of this class
            command.CommandText = settings;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return new PreparedConnection(connection, sql => statements.TryAdd(sql, true));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Applies the numbered scripts beside this class that the file has not seen, and their number, in one transaction: all or none.
    /// </summary>
    private static void Migrate(PreparedConnection connection)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var scripts = assembly
            .GetManifestResourceNames()
            .Where(name => name.Contains(".Migrations.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        var version = connection.Query("PRAGMA user_version", reader => reader.GetInt32(0)).Single();
        if (version >= scripts.Count)
            return;
        connection.Run("BEGIN IMMEDIATE");
        foreach (var script in scripts.Skip(version))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(script)!);
            using var command = connection.Connection.CreateCommand();
#pragma warning disable CA2100 // a file of this project
            command.CommandText = reader.ReadToEnd();
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {scripts.Count}"));
        connection.Run("COMMIT");
    }
}
