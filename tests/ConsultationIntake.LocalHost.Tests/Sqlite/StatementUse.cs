using System.Runtime.InteropServices;
using ConsultationIntake.LocalHost.Sqlite;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>
/// What SQLite itself counts of a statement: how often it ran, and in how many steps of its virtual machine. Asked of SQLite directly,
/// since its wrapper does not know the statements that full-text search prepares for itself.
/// </summary>
internal sealed record StatementUse(string Sql, long Runs, long Steps)
{
    private const string Library = "e_sqlite3";
    private const int StatusSteps = 4;
    private const int StatusRuns = 6;

    /// <summary>Every statement a connection keeps, and a line for each time one was compiled.</summary>
    internal static IReadOnlyList<StatementUse> On(PreparedConnection connection)
    {
        var found = new List<StatementUse>();
        var database = connection.Connection.Handle!.DangerousGetHandle();
        for (var statement = sqlite3_next_stmt(database, 0); statement != 0; statement = sqlite3_next_stmt(database, statement))
        {
            found.Add(
                new StatementUse(
                    Marshal.PtrToStringUTF8(sqlite3_sql(statement)) ?? "",
                    sqlite3_stmt_status(statement, StatusRuns, 0),
                    sqlite3_stmt_status(statement, StatusSteps, 0)
                )
            );
        }

        return found;
    }

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern nint sqlite3_next_stmt(nint database, nint statement);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern nint sqlite3_sql(nint statement);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int sqlite3_stmt_status(nint statement, int status, int reset);
}
