using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteDigestLedger(SqliteDatabase database) : IDigestLedger
{
    public Task<IReadOnlyList<DigestEntry>> ListAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DigestEntry>>(
            database.Read(connection =>
                connection.Query(
                    "SELECT document, version FROM digests WHERE consultation = $consultation ORDER BY due_at, id",
                    reader => StoredJson.Read<DigestEntry>(reader.GetString(0)) with { Version = Text(reader.GetInt64(1)) },
                    ("$consultation", consultation.ToString())
                )
            )
        );

    public Task<bool> TryClaimAsync(DigestEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.Run(
                    """
                    INSERT INTO digests (consultation, id, due_at, version, document) VALUES ($consultation, $id, $dueAt, 1, $document)
                    ON CONFLICT (consultation, id) DO NOTHING
                    """,
                    ("$consultation", entry.Consultation.ToString()),
                    ("$id", entry.Id),
                    ("$dueAt", entry.DueAt.UtcTicks),
                    ("$document", StoredJson.Write(entry with { Version = null }))
                ) == 1,
            cancellationToken
        );

    public Task<DigestEntry?> UpdateAsync(DigestEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection
                    .Query(
                        """
                        UPDATE digests SET document = $document, version = version + 1
                        WHERE consultation = $consultation AND id = $id AND version = $version
                        RETURNING version
                        """,
                        reader => entry with { Version = Text(reader.GetInt64(0)) },
                        ("$consultation", entry.Consultation.ToString()),
                        ("$id", entry.Id),
                        ("$version", long.TryParse(entry.Version, CultureInfo.InvariantCulture, out var version) ? version : -1),
                        ("$document", StoredJson.Write(entry with { Version = null }))
                    )
                    .SingleOrDefault(),
            cancellationToken
        );

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
