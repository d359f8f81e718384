using ConsultationIntake.LocalHost.Sqlite;
using SQLitePCL;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>What SQLite itself counts of a statement: how often it ran, and in how many steps of its virtual machine.</summary>
internal sealed record StatementUse(string Sql, long Runs, long Steps)
{
    private const int StatusSteps = 4;
    private const int StatusRuns = 6;

    /// <summary>Every statement a connection keeps, and a line for each time one was compiled.</summary>
    internal static IReadOnlyList<StatementUse> On(PreparedConnection connection)
    {
        var found = new List<StatementUse>();
        var handle = connection.Connection.Handle!;
        for (var statement = raw.sqlite3_next_stmt(handle, null); statement is not null; statement = raw.sqlite3_next_stmt(handle, statement))
        {
            found.Add(new StatementUse(
                raw.sqlite3_sql(statement).utf8_to_string(),
                raw.sqlite3_stmt_status(statement, StatusRuns, 0),
                raw.sqlite3_stmt_status(statement, StatusSteps, 0)));
        }

        return found;
    }
}
