using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteDraftStore(SqliteDatabase database) : IDraftStore
{
    public Task<Draft> AddAsync(Draft draft, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run(
                    "INSERT INTO drafts (consultation, key, expires_at, version, document) VALUES ($consultation, $key, "
                        + "$expiresAt, 1, $document)",
                    Columns(draft)
                );
                return draft with { Version = Text(1) };
            },
            cancellationToken
        );

    public Task<Draft?> FindAsync(ConsultationSlug consultation, string key, CancellationToken cancellationToken) =>
        Task.FromResult(
            database.Read(connection =>
                connection
                    .Query(
                        "SELECT document, version FROM drafts WHERE consultation = $consultation AND key = $key",
                        Read,
                        ("$consultation", consultation.ToString()),
                        ("$key", key)
                    )
                    .SingleOrDefault()
            )
        );

    public Task<Draft?> UpdateAsync(Draft draft, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection
                    .Query(
                        """
                        UPDATE drafts SET document = $document, expires_at = $expiresAt, version = version + 1
                        WHERE consultation = $consultation AND key = $key AND version = $version
                        RETURNING version
                        """,
                        reader => draft with { Version = Text(reader.GetInt64(0)) },
                        [
                            .. Columns(draft),
                            ("$version", long.TryParse(draft.Version, CultureInfo.InvariantCulture, out var version) ? version : -1),
                        ]
                    )
                    .SingleOrDefault(),
            cancellationToken
        );

    public Task<IReadOnlyList<Draft>> ListExpiredAsync(
        ConsultationSlug consultation,
        DateTimeOffset instant,
        int take,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<Draft>>(
            database.Read(connection =>
                connection.Query(
                    "SELECT document, version FROM drafts WHERE consultation = $consultation AND expires_at <= $instant LIMIT $take",
                    Read,
                    ("$consultation", consultation.ToString()),
                    ("$instant", instant.UtcTicks),
                    ("$take", take)
                )
            )
        );

    public Task DeleteAsync(ConsultationSlug consultation, string key, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Run(
                    "DELETE FROM drafts WHERE consultation = $consultation AND key = $key",
                    ("$consultation", consultation.ToString()),
                    ("$key", key)
                );
            },
            cancellationToken
        );

    private static (string, object?)[] Columns(Draft draft) =>
        [
            ("$consultation", draft.Consultation.ToString()),
            ("$key", draft.Key),
            ("$expiresAt", draft.ExpiresAt.UtcTicks),
            ("$document", StoredJson.Write(draft with { Version = null })),
        ];

    private static Draft Read(SqliteDataReader reader) =>
        StoredJson.Read<Draft>(reader.GetString(0)) with
        {
            Version = Text(reader.GetInt64(1)),
        };

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
