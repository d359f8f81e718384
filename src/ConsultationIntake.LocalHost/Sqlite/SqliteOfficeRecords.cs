using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteOfficeRecords(SqliteDatabase database) : IOfficeRecords
{
    public Task<T?> FindAsync<T>(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
        where T : OfficeRecord =>
        Task.FromResult(
            database.Read(connection =>
                connection
                    .Query(
                        "SELECT document, version FROM office_records WHERE consultation = $consultation AND kind = $kind AND id = $id",
                        Read<T>,
                        Key<T>(consultation, id)
                    )
                    .SingleOrDefault()
            )
        );

    public Task<IReadOnlyList<T>> ListAsync<T>(ConsultationSlug consultation, CancellationToken cancellationToken)
        where T : OfficeRecord =>
        Task.FromResult<IReadOnlyList<T>>(
            database.Read(connection =>
                connection.Query(
                    "SELECT document, version FROM office_records WHERE consultation = $consultation AND kind = $kind ORDER BY id",
                    Read<T>,
                    ("$consultation", consultation.ToString()),
                    ("$kind", typeof(T).Name)
                )
            )
        );

    public Task<IReadOnlyList<T>> ListAfterAsync<T>(
        ConsultationSlug consultation,
        string after,
        int take,
        CancellationToken cancellationToken
    )
        where T : OfficeRecord =>
        Task.FromResult<IReadOnlyList<T>>(
            database.Read(connection =>
                connection.Query(
                    """
                    SELECT document, version FROM office_records WHERE consultation = $consultation AND kind = $kind AND id > $id
                    ORDER BY id LIMIT $take
                    """,
                    Read<T>,
                    [.. Key<T>(consultation, after), ("$take", take)]
                )
            )
        );

    public Task<bool> SaveAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord
    {
        (string, object?)[] row = [.. Key<T>(consultation, record.Id), ("$document", StoredJson.Write(record with { Version = null }))];
        return database.WriteAsync(
            connection =>
            {
                var saved = record.Version is null
                    ? connection.Run(
                        """
                        INSERT INTO office_records (consultation, kind, id, version, document)
                        VALUES ($consultation, $kind, $id, 1, $document)
                        ON CONFLICT (consultation, kind, id) DO NOTHING
                        """,
                        row
                    )
                    : connection.Run(
                        """
                        UPDATE office_records SET version = version + 1, document = $document
                        WHERE consultation = $consultation AND kind = $kind AND id = $id AND version = $version
                        """,
                        [.. row, ("$version", Number(record.Version))]
                    );
                if (saved == 1 && entry is not null)
                    SqliteHistory.Append(connection, consultation, entry);
                return saved == 1;
            },
            cancellationToken
        );
    }

    public Task<bool> DeleteAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord =>
        database.WriteAsync(
            connection =>
            {
                var deleted = connection.Run(
                    "DELETE FROM office_records WHERE consultation = $consultation AND kind = $kind AND id = $id AND version = $version",
                    [.. Key<T>(consultation, record.Id), ("$version", Number(record.Version))]
                );
                if (deleted == 1 && entry is not null)
                    SqliteHistory.Append(connection, consultation, entry);
                return deleted == 1;
            },
            cancellationToken
        );

    private static T Read<T>(SqliteDataReader reader)
        where T : OfficeRecord =>
        StoredJson.Read<T>(reader.GetString(0)) with
        {
            Version = reader.GetInt64(1).ToString(CultureInfo.InvariantCulture),
        };

    private static (string, object?)[] Key<T>(ConsultationSlug consultation, string id) =>
        [("$consultation", consultation.ToString()), ("$kind", typeof(T).Name), ("$id", id)];

    private static long Number(string? version) => long.TryParse(version, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
