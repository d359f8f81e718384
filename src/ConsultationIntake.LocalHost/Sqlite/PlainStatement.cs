using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// A statement that returns no rows, compiled once, its parameters known by their place. Each run of the general wrapper looks every
/// parameter up by its name in SQLite and makes a reader, which costs more than an insert does.
/// </summary>
internal sealed class PlainStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly string[] names;

    /// <exception cref="SqliteException">It does not compile.</exception>
    /// <exception cref="ArgumentException">There is a second one, which would never be run.</exception>
    internal PlainStatement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement, out var tail), database);
        if (!string.IsNullOrWhiteSpace(tail))
        {
            statement.Dispose();
            throw new ArgumentException("Only one statement is run at a time.", nameof(sql));
        }

        names = new string[raw.sqlite3_bind_parameter_count(statement)];
        for (var i = 0; i < names.Length; i++)
            names[i] = raw.sqlite3_bind_parameter_name(statement, i + 1).utf8_to_string();
    }

    /// <summary>The number of rows changed.</summary>
    /// <exception cref="SqliteException">As SQLite says, or a parameter of the statement has no value.</exception>
    internal int Run((string Name, object? Value)[] parameters)
    {
        var bound = 0;
        foreach (var (name, value) in parameters)
        {
            var at = Array.IndexOf(names, name);
            if (at < 0)
                continue;
            Bind(at + 1, value);
            bound++;
        }

        if (bound < names.Length)
            throw new InvalidOperationException($"Only {bound} of the values {string.Join(", ", names)} were given.");
        var result = raw.sqlite3_step(statement);
        var changed = raw.sqlite3_changes(database);
        // What went wrong is told by both; the second clears the way for the next run.
        var reset = raw.sqlite3_reset(statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            SqliteException.ThrowExceptionForRC(reset == raw.SQLITE_OK ? result : reset, database);
        return changed;
    }

    public void Dispose() => statement.Dispose();

    private void Bind(int place, object? value)
    {
        var result = value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => BindText(place, text),
            Utf8Text text => raw.sqlite3_bind_text(statement, place, text.Bytes),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            _ => throw new NotSupportedException($"A {value.GetType().Name} is no value of a statement."),
        };
        SqliteException.ThrowExceptionForRC(result, database);
    }

    private int BindText(int place, string text)
    {
        const int few = 256;
        // No bytes at all have no address, and SQLite takes that for NULL.
        if (text.Length == 0)
            return raw.sqlite3_bind_text(statement, place, text);
        if (text.Length > few)
            return raw.sqlite3_bind_text(statement, place, Encoding.UTF8.GetBytes(text));
        Span<byte> bytes = stackalloc byte[3 * few];
        return raw.sqlite3_bind_text(statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}

/// <summary>A text that is bytes already.</summary>
internal sealed record Utf8Text(byte[] Bytes);
