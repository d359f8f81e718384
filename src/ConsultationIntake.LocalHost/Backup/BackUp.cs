using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Backup;

/// <summary>
/// Copies a data folder whole while a host works in it: first the database as it is at one moment, then the files. A file is on disk
/// before the database names it, and is never changed, so every file that the copied database names is there to be copied.
/// </summary>
internal static class BackUp
{
    internal const string Verb = "backup";

    private const string Database = "intake.db";

    /// <param name="data">The folder of the host, running or not.</param>
    /// <param name="folder">Where the copy goes. It must not exist, and does not until the copy is whole.</param>
    internal static void Execute(string data, string folder)
    {
        if (!File.Exists(Path.Combine(data, Database)))
            throw new StartRefusedException($"There is no {Database} in {Path.GetFullPath(data)}. Name the folder with --LocalHost:Data.");
        if (Path.Exists(folder))
            throw new StartRefusedException($"{folder} is there already. Name a folder that is not.");

        var unfinished = $"{Path.TrimEndingDirectorySeparator(folder)}.unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        CopyDatabase(Path.Combine(data, Database), Path.Combine(unfinished, Database));
        CopyFiles(data, unfinished);
        Directory.Move(unfinished, folder);
    }

    /// <summary>SQLite's own online backup, in one step: what was committed when it begins, and nothing later.</summary>
    private static void CopyDatabase(string from, string to)
    {
        SQLitePCL.Batteries_V2.Init();
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var copy = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static void CopyFiles(string data, string copy)
    {
        foreach (var path in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(IsKept))
        {
            var place = Path.Combine(copy, Path.GetRelativePath(data, path));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            try
            {
                File.Copy(path, place);
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Erased, or forgotten in its time, since the database was copied: then the copy must not have it either.
            }
        }
    }

    /// <summary>
    /// Not the database and its log, which are copied otherwise; nor the host's claim of the folder; nor what is half written.
    /// </summary>
    private static bool IsKept(string path)
    {
        var name = Path.GetFileName(path);
        return !name.StartsWith(Database, StringComparison.Ordinal)
            && name != "in-use"
            && !name.EndsWith(".part", StringComparison.Ordinal);
    }
}
