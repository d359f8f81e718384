using System.Text.RegularExpressions;
using ConsultationIntake.LocalHost.Sqlite;
using SQLitePCL;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>How SQLite would run each statement of a database. None may look at all the rows of a table that grows.</summary>
internal static partial class QueryPlans
{
    /// <summary>
    /// These stay small however much is stored: counts by name, and a row a digest. A new table grows until it is named here.
    /// </summary>
    private static readonly string[] Bounded = ["tally_counts", "message_tallies", "equality_counts", "campaign_starts", "digests"];

    internal static void AssertNoneScans(SqliteDatabase database)
    {
        var scans = database.Statements.Where(IsPlanned).SelectMany(sql => database.Read(connection => Scans(connection, sql))).ToList();
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    /// <summary>
    /// The steps of a statement's plan that read every row of a table, or every row of a consultation, each with the statement.
    /// </summary>
    internal static IReadOnlyList<string> Scans(PreparedConnection connection, string sql)
    {
        var plan = Plan(connection, sql);
        // What is read in the order of an index and stops at a limit reads no more than it shows.
        if (EndsAtALimit().IsMatch(sql) && !plan.Any(step => step.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)))
            return [];
        var made = plan.Select(step => Made().Match(step))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Concat(Bounded)
            .ToHashSet();
        return
        [
            .. from step in plan
            let match = Everything().Match(step)
            where match.Success && !made.Contains(match.Groups[1].Value)
            select $"{step}\n{sql}",
        ];
    }

    private static bool IsPlanned(string sql) => !sql.StartsWith("BEGIN", StringComparison.Ordinal) && sql is not ("COMMIT" or "ROLLBACK");

    private static List<string> Plan(PreparedConnection connection, string sql)
    {
        var steps = new List<string>();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection.Connection.Handle, $"EXPLAIN QUERY PLAN {sql}", out var statement));
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            steps.Add(raw.sqlite3_column_text(statement, 3).utf8_to_string());
        raw.sqlite3_finalize(statement);
        return steps;
    }

    [GeneratedRegex(@"LIMIT (\$\w+|\d+)\s*$")]
    private static partial Regex EndsAtALimit();

    [GeneratedRegex(@"^(?:SCAN|SEARCH(?=.*\(consultation=\?\)$)) (\w+)(?! VIRTUAL TABLE)(?: |$)")]
    private static partial Regex Everything();

    /// <summary>A part of the statement that it makes first: how it is made is a step of its own.</summary>
    [GeneratedRegex(@"^(?:MATERIALIZE|CO-ROUTINE) (\w+)")]
    private static partial Regex Made();
}
