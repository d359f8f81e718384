using System.Text.Json;
using ConsultationIntake.Submissions;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>SQL with named parameters, in one line each.</summary>
internal static class SqliteCommands
{
    /// <summary>The number of rows changed.</summary>
    internal static int Run(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    internal static List<T> Query<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters) =>
        [.. Stream(connection, sql, row, parameters)];

    /// <summary>The rows one by one, read from the database as they are asked for.</summary>
    internal static IEnumerable<T> Stream<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return row(reader);
    }

    internal static string ToJson<T>(T value) => JsonSerializer.Serialize(value, SubmissionJson.Options);

    internal static T FromJson<T>(string json) => JsonSerializer.Deserialize<T>(json, SubmissionJson.Options)!;

    private static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a literal in this project; values go in as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
