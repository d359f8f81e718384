using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// A connection and its statements: each is compiled once and kept for as long as the connection. Used by one thread at a time.
/// </summary>
/// <param name="connection">Closed with this.</param>
/// <param name="prepared">Told each statement that is compiled.</param>
internal sealed class PreparedConnection(SqliteConnection connection, Action<string> prepared) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlainStatement> plain = new(StringComparer.Ordinal);

    internal SqliteConnection Connection => connection;

    /// <summary>What the writes of a transaction add to tallies: see <see cref="TallyCounts"/>.</summary>
    internal Dictionary<(string Consultation, string Name), long> Counts { get; } = [];

    /// <summary>Draws places in the register of points.</summary>
    internal PointPlaces Places { get; } = new();

    /// <summary>Whether the transaction has changed the register of points.</summary>
    internal bool HasChangedRegister { get; set; }

    /// <summary>Runs one statement that returns no rows. The number of rows changed.</summary>
    internal int Run(string sql, params (string Name, object? Value)[] parameters)
    {
        if (!plain.TryGetValue(sql, out var statement))
        {
            prepared(sql);
            plain[sql] = statement = new PlainStatement(connection.Handle!, sql);
        }

        return statement.Run(parameters);
    }

    internal List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters) =>
        [.. Stream(sql, row, parameters)];

    /// <summary>The rows one by one, read from the database as they are asked for.</summary>
    internal IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters)
    {
        var statement = Take(sql, parameters);
        try
        {
            using var reader = statement.ExecuteReader();
            while (reader.Read())
                yield return row(reader);
        }
        finally
        {
            PutBack(statement);
        }
    }

    public void Dispose()
    {
        foreach (var statement in plain.Values)
            statement.Dispose();
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }

    /// <summary>A statement in use is in nobody else's hands: asked for again before it is put back, it is compiled once more.</summary>
    private SqliteCommand Take(string sql, (string Name, object? Value)[] parameters)
    {
        if (!statements.Remove(sql, out var statement))
        {
            prepared(sql);
            statement = connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a literal in this project; values go in as parameters
            statement.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
                statement.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        foreach (var (name, value) in parameters)
            statement.Parameters[name].Value = value ?? DBNull.Value;
        return statement;
    }

    private void PutBack(SqliteCommand statement)
    {
        if (!statements.TryAdd(statement.CommandText, statement))
            statement.Dispose();
    }
}
