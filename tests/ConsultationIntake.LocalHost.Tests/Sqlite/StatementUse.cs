using System.Runtime.InteropServices;
using ConsultationIntake.LocalHost.Sqlite;

namespace ConsultationIntake.LocalHost.Tests.Sqlite;

/// <summary>What SQLite itself counts of a statement: how often it ran, and in how many steps of its virtual machine.</summary>
internal sealed record StatementUse(string Sql, long Runs, long Steps)
{
    private const int StatusSteps = 4;
    private const int StatusRuns = 6;

    /// <summary>
    /// Every statement a connection keeps, and a line for each time one was compiled. Those that the full-text index keeps for its own
    /// tables are left out: it merges what it wrote now and then, and so does not do the same each time.
    /// </summary>
    internal static IReadOnlyList<StatementUse> On(PreparedConnection connection)
    {
        var found = new List<StatementUse>();
        var handle = connection.Connection.Handle!.DangerousGetHandle();
        for (var statement = Next(handle, IntPtr.Zero); statement != IntPtr.Zero; statement = Next(handle, statement))
        {
            var sql = Marshal.PtrToStringUTF8(SqlOf(statement))!;
            if (!sql.Contains("'point_index_", StringComparison.Ordinal))
                found.Add(new StatementUse(sql, Status(statement, StatusRuns, 0), Status(statement, StatusSteps, 0)));
        }

        return found;
    }

    // The wrapper of these knows only statements that it prepared itself.
#pragma warning disable SYSLIB1054 // generated marshalling would want unsafe code
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_next_stmt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr Next(IntPtr database, IntPtr statement);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_sql")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr SqlOf(IntPtr statement);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_stmt_status")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Status(IntPtr statement, int what, int reset);
#pragma warning restore SYSLIB1054
}
