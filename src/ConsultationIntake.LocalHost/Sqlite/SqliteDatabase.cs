using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// One SQLite file: write-ahead log, full synchronous, one writer at a time in the order they came. A write is on disk
/// when <see cref="WriteAsync{T}"/> returns.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string connectionString;
    private readonly SemaphoreSlim writer = new(1, 1);

    public SqliteDatabase(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        using var connection = Open();
        connection.Run("PRAGMA journal_mode = WAL");
        Migrate(connection);
    }

    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        await writer.WaitAsync(cancellationToken);
        try
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = write(connection);
            transaction.Commit();
            return result;
        }
        finally
        {
            writer.Release();
        }
    }

    public Task WriteAsync(Action<SqliteConnection> write, CancellationToken cancellationToken) =>
        WriteAsync(
            connection =>
            {
                write(connection);
                return true;
            },
            cancellationToken);

    /// <summary>Reads one consistent state; sees every write that returned before.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return read(connection);
    }

    public void Dispose()
    {
        writer.Dispose();
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Run("PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Applies the numbered scripts beside this class that the file has not seen, each with its number in one transaction.</summary>
    private static void Migrate(SqliteConnection connection)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var scripts = assembly.GetManifestResourceNames().Where(name => name.Contains(".Migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var version = connection.Query("PRAGMA user_version", reader => reader.GetInt32(0)).Single();
        foreach (var (i, script) in scripts.Index().Skip(version))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(script)!);
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.Run(reader.ReadToEnd());
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {i + 1}"));
            transaction.Commit();
        }
    }
}
