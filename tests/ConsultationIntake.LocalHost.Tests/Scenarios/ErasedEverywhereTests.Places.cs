using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed partial class ErasedEverywhereTests
{
    private const string Heading = "## Where a response's words can be";

    /// <summary>
    /// What is stored anywhere is named in docs/storage-layout.md, which says whether words can be there and how they go.
    /// </summary>
    private static void AssertEveryPlaceIsListed(LocalHostUnderTest host, TemporaryFolder folder)
    {
        var layout = File.ReadAllText(Path.Combine(Repository.Root, "docs", "storage-layout.md"));
        var listed = layout[layout.IndexOf(Heading, StringComparison.Ordinal)..];
        var tables = host.Get<SqliteDatabase>()
            .Read(connection =>
                connection.Query(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'point_index\\_%' ESCAPE '\\' "
                        + "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                    reader => reader.GetString(0)
                )
            );
        var records = typeof(OfficeRecord)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OfficeRecord)))
            .Select(type => type.Name);
        var folders = Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).OfType<string>();
        var blobs = Directory.EnumerateDirectories(Path.Combine(folder.Path, "blobs")).Select(path => $"{Path.GetFileName(path)}/");
        var places = host.Get<IEnumerable<IPlaceOfWords>>().Select(place => $"| {place.Place} |");

        Assert.All(
            tables.Concat(records).Concat(folders).Concat(blobs).Select(name => $"`{name}`").Concat(places),
            name => Assert.Contains(name, listed, StringComparison.Ordinal)
        );
    }
}
