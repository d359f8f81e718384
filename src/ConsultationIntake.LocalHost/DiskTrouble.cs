using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost;

/// <summary>What is wrong with the disk or the database on it, and what to do about it.</summary>
internal static class DiskTrouble
{
    private const int NoSpaceOnLinux = 28;
    private const int FileTooLargeOnLinux = 27;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const string Full = "the disk is full: make room, and work goes on by itself";

    /// <summary>How long to wait before asking again whether the trouble is over.</summary>
    internal static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>Null where a failure is no trouble of the disk.</summary>
    internal static string? Of(Exception failure) =>
        failure switch
        {
            SqliteException sqlite => Of(sqlite.SqliteErrorCode),
            UnauthorizedAccessException => "the data folder cannot be written: give this host the right to write there (LocalHost:Data)",
            IOException { HResult: NoSpaceOnLinux or FileTooLargeOnLinux or DiskFullOnWindows } => Full,
            IOException => "the disk did not take or give what was asked of it",
            _ => failure.InnerException is { } inner ? Of(inner) : null,
        };

    /// <summary>By SQLite's primary result codes (https://www.sqlite.org/rescode.html).</summary>
    private static string? Of(int code) =>
        code switch
        {
            5 or 6 =>
                "the database is locked by another program: end that program, a backup or a database browser, and work goes on by itself",
            8 => "the database is read-only: give this host the right to write it (LocalHost:Data)",
            10 => "the disk did not take or give what was asked of it",
            11 or 26 => "the database is damaged: stop the host, put back the data folder from a backup, and start it again",
            13 => Full,
            14 => "the database cannot be opened: is the data folder (LocalHost:Data) there, and may this host read it?",
            _ => null,
        };
}
