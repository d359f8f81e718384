using ConsultationIntake.Privacy;
using SQLitePCL;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// Writes what is left of erased words out of the database's file. A row that is deleted is overwritten as it goes (<c>secure_delete</c>),
/// but for two: the write-ahead log, and the full-text index of points, which only notes that a row is gone and keeps its words, cut into
/// stems, until it happens to merge the part they are in. FTS5 has a <c>secure-delete</c> of its own, which needs to know the row's words
/// and so does nothing for an index without content (https://www.sqlite.org/fts5.html, sections 4.4.3 and 6.12).
/// </summary>
internal sealed class CleanDatabase(SqliteDatabase database) : IPlaceOfWords
{
    /// <summary>Pages of the index that are written in one transaction: the arrivals behind it wait for a tenth of a second.</summary>
    private const int PagesAtOnce = 200;

    public string Place => "database file";

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await CleanIndexAsync(cancellationToken);
        await Task.Run(database.Checkpoint, cancellationToken);
    }

    /// <summary>
    /// Where something was erased since, all parts of the index become one without it, a few pages at a time. Nothing is done where nothing
    /// was erased; else it costs as much as the index is long, some 20 s for a million points, once for all that was erased in an hour.
    /// </summary>
    private async Task CleanIndexAsync(CancellationToken cancellationToken)
    {
        var erased = database.Read(connection =>
            connection
                .Query("SELECT erased FROM index_cleaning WHERE id = 1 AND erased > cleaned", reader => (long?)reader.GetInt64(0))
                .SingleOrDefault()
        );
        if (erased is null)
            return;
        // A negative number begins: it takes all parts together. The others go on.
        for (var pages = -PagesAtOnce; await MergeAsync(pages, cancellationToken) || pages < 0; pages = PagesAtOnce)
            cancellationToken.ThrowIfCancellationRequested();
        await database.WriteAsync(
            connection => connection.Run("UPDATE index_cleaning SET cleaned = $erased WHERE id = 1", ("$erased", erased)),
            cancellationToken
        );
    }

    /// <summary>False where nothing was left to merge: SQLite then changes one row at most.</summary>
    private Task<bool> MergeAsync(int pages, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var before = raw.sqlite3_total_changes(connection.Connection.Handle);
                connection.Run("INSERT INTO point_index (point_index, rank) VALUES ('merge', $pages)", ("$pages", pages));
                return raw.sqlite3_total_changes(connection.Connection.Handle) - before >= 2;
            },
            cancellationToken
        );
}
