using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteCampaignStore(SqliteDatabase database) : ICampaignStore
{
    private const int ReadBehindAKey = 64;

    /// <summary>How many are ranked by their copies: a turn of phrase that many people use stands behind a key with hundreds.</summary>
    private const int MostRanked = 48;

    public Task<CampaignCandidates> FindAsync(
        ConsultationSlug consultation,
        IReadOnlyList<string> keys,
        int take,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            database.Read(connection => new CampaignCandidates(
                connection.Query(
                    """
                    WITH wanted AS MATERIALIZED (
                        SELECT value AS key, coalesce(
                            (SELECT last.id FROM campaign_keys last WHERE last.consultation = $consultation AND last.key = value
                             ORDER BY last.id LIMIT 1 OFFSET $behind), '~') AS until
                        FROM (SELECT DISTINCT value FROM json_each($keys))),
                    alike AS MATERIALIZED (
                        SELECT k.id, COUNT(*) AS shared
                        FROM wanted
                        CROSS JOIN campaign_keys k ON k.consultation = $consultation AND k.key = wanted.key AND k.id < wanted.until
                        GROUP BY k.id ORDER BY shared DESC, k.id LIMIT $ranked),
                    ranked AS MATERIALIZED (
                        SELECT n.id, n.copies, alike.shared
                        FROM alike CROSS JOIN campaign_counts n ON n.consultation = $consultation AND n.id = alike.id
                        ORDER BY alike.shared DESC, n.copies DESC, n.id LIMIT $take)
                    SELECT c.document, ranked.copies, c.version
                    FROM ranked CROSS JOIN campaigns c ON c.consultation = $consultation AND c.id = ranked.id
                    ORDER BY ranked.shared DESC, ranked.copies DESC, ranked.id
                    """,
                    ReadCampaign,
                    ("$consultation", consultation.ToString()),
                    ("$keys", JsonSerializer.Serialize(keys)),
                    ("$behind", ReadBehindAKey),
                    ("$ranked", MostRanked),
                    ("$take", take)
                ),
                Started(connection, consultation)
            ))
        );

    public Task<IReadOnlyDictionary<SubmissionReference, Campaign>> OfAsync(
        ConsultationSlug consultation,
        IReadOnlyList<SubmissionReference> submissions,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyDictionary<SubmissionReference, Campaign>>(
            database.Read(connection =>
            {
                var copies = connection.Query(
                    """
                    SELECT copy.reference, copy.id FROM json_each($references) wanted
                    CROSS JOIN campaign_copies copy ON copy.consultation = $consultation AND copy.reference = wanted.value
                    """,
                    reader => (Reference: SubmissionReference.Parse(reader.GetString(0)), Id: reader.GetString(1)),
                    ("$consultation", consultation.ToString()),
                    ("$references", JsonSerializer.Serialize(submissions.Select(submission => submission.ToString()).Distinct()))
                );
                var found = copies
                    .Select(copy => copy.Id)
                    .Distinct(StringComparer.Ordinal)
                    .Select(id => Find(connection, consultation, id))
                    .OfType<Campaign>()
                    .ToDictionary(campaign => campaign.Id, StringComparer.Ordinal);
                return copies.Where(copy => found.ContainsKey(copy.Id)).ToDictionary(copy => copy.Reference, copy => found[copy.Id]);
            })
        );

    public Task<bool> TryStartAsync(
        ConsultationSlug consultation,
        IReadOnlyList<Campaign> campaigns,
        string indexVersion,
        CancellationToken cancellationToken
    )
    {
        var rows = campaigns
            .Select(campaign =>
                (Campaign: campaign, Row: Row(consultation, campaign), Copy: Copies(consultation, [campaign.First], campaign.Id))
            )
            .ToList();
        return database.WriteAsync(
            connection =>
            {
                if (
                    Started(connection, consultation) != indexVersion
                    || campaigns.Any(campaign =>
                        CampaignOf(connection, consultation, campaign.First) is not null
                        || Find(connection, consultation, campaign.Id) is not null
                    )
                )
                    return false;
                connection.Run(
                    """
                    INSERT INTO campaign_starts (consultation, started) VALUES ($consultation, $count)
                    ON CONFLICT (consultation) DO UPDATE SET started = started + $count
                    """,
                    ("$consultation", consultation.ToString()),
                    ("$count", rows.Count)
                );
                foreach (var (campaign, row, copy) in rows)
                {
                    connection.Run(
                        "INSERT INTO campaigns (consultation, id, version, document) VALUES ($consultation, $id, 1, $document)",
                        row
                    );
                    connection.Run(
                        "INSERT INTO campaign_counts (consultation, id, copies) VALUES ($consultation, $id, 1)",
                        Id(consultation, campaign.Id)
                    );
                    connection.Run(InsertCopies, copy);
                    AddKeys(connection, consultation, campaign);
                }

                return true;
            },
            cancellationToken
        );
    }

    public Task<int?> RecordAsync(
        ConsultationSlug consultation,
        string campaign,
        IReadOnlyList<SubmissionReference> copies,
        CancellationToken cancellationToken
    )
    {
        var row = Copies(consultation, copies, campaign);
        return database.WriteAsync(
            connection => AddCopies(connection, consultation, campaign, connection.Run(InsertCopies, row)),
            cancellationToken
        );
    }

    public async Task<bool> UpdateAsync(ConsultationSlug consultation, Campaign campaign, CancellationToken cancellationToken) =>
        database.Read(connection => Find(connection, consultation, campaign.Id)) is { } stored
        && stored.Version == campaign.Version
        && await database.WriteAsync(connection => TrySave(connection, consultation, stored, campaign), cancellationToken);

    public Task<IReadOnlyList<Campaign>> ListAsync(
        ConsultationSlug consultation,
        int copies,
        int skip,
        int take,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<Campaign>>(
            database.Read(connection =>
                connection.Query(
                    """
                    SELECT c.document, n.copies, c.version
                    FROM campaign_counts n CROSS JOIN campaigns c ON c.consultation = n.consultation AND c.id = n.id
                    WHERE n.consultation = $consultation AND n.copies >= $copies
                    ORDER BY n.copies DESC, n.id
                    LIMIT $skip, $take
                    """,
                    ReadCampaign,
                    ("$consultation", consultation.ToString()),
                    ("$copies", copies),
                    ("$skip", skip),
                    ("$take", take)
                )
            )
        );

    public Task<bool> ForgetAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (CampaignOf(connection, consultation, submission) is not { } id || Find(connection, consultation, id) is not { } stored)
                    return false;
                connection.Run(
                    "DELETE FROM campaign_copies WHERE consultation = $consultation AND reference = $reference",
                    ("$consultation", consultation.ToString()),
                    ("$reference", submission.ToString())
                );
                AddCopies(connection, consultation, id, -1);
                if (stored.Copies == 1)
                    Remove(connection, consultation, stored);
                else if (stored.First == submission)
                    TrySave(connection, consultation, stored, stored.WithoutFirst());
                return true;
            },
            cancellationToken
        );

    /// <summary>Nothing of a copy that is recorded, or where the campaign is gone.</summary>
    private const string InsertCopies = """
        INSERT INTO campaign_copies (consultation, reference, id)
        SELECT n.consultation, copy.value, n.id FROM campaign_counts n CROSS JOIN json_each($references) copy
        WHERE n.consultation = $consultation AND n.id = $id
        ON CONFLICT (consultation, reference) DO NOTHING
        """;

    private static bool TrySave(PreparedConnection connection, ConsultationSlug consultation, Campaign stored, Campaign campaign)
    {
        var saved = connection.Run(
            """
            UPDATE campaigns SET version = version + 1, document = $document
            WHERE consultation = $consultation AND id = $id AND version = $version
            """,
            [.. Row(consultation, campaign), ("$version", long.Parse(stored.Version!, CultureInfo.InvariantCulture))]
        );
        if (saved == 0)
            return false;
        RemoveKeys(connection, consultation, stored);
        AddKeys(connection, consultation, campaign);
        return true;
    }

    private static void Remove(PreparedConnection connection, ConsultationSlug consultation, Campaign stored)
    {
        RemoveKeys(connection, consultation, stored);
        connection.Run("DELETE FROM campaign_counts WHERE consultation = $consultation AND id = $id", Id(consultation, stored.Id));
        connection.Run("DELETE FROM campaigns WHERE consultation = $consultation AND id = $id", Id(consultation, stored.Id));
    }

    private static void RemoveKeys(PreparedConnection connection, ConsultationSlug consultation, Campaign stored)
    {
        foreach (var key in stored.Keys)
        {
            connection.Run(
                "DELETE FROM campaign_keys WHERE consultation = $consultation AND key = $key AND id = $id",
                [.. Id(consultation, stored.Id), ("$key", key)]
            );
        }
    }

    private static void AddKeys(PreparedConnection connection, ConsultationSlug consultation, Campaign campaign)
    {
        foreach (var key in campaign.Keys)
        {
            connection.Run(
                "INSERT INTO campaign_keys (consultation, key, id) VALUES ($consultation, $key, $id) ON CONFLICT DO NOTHING",
                [.. Id(consultation, campaign.Id), ("$key", key)]
            );
        }
    }

    /// <summary>The copies there are with them, or null when the campaign is gone.</summary>
    private static int? AddCopies(PreparedConnection connection, ConsultationSlug consultation, string id, int change) =>
        connection
            .Query(
                "UPDATE campaign_counts SET copies = copies + $change WHERE consultation = $consultation AND id = $id RETURNING copies",
                reader => (int?)reader.GetInt32(0),
                [.. Id(consultation, id), ("$change", change)]
            )
            .SingleOrDefault();

    private static string Started(PreparedConnection connection, ConsultationSlug consultation) =>
        connection
            .Query(
                "SELECT started FROM campaign_starts WHERE consultation = $consultation",
                reader => reader.GetInt64(0),
                ("$consultation", consultation.ToString())
            )
            .SingleOrDefault()
            .ToString(CultureInfo.InvariantCulture);

    private static string? CampaignOf(PreparedConnection connection, ConsultationSlug consultation, SubmissionReference submission) =>
        connection
            .Query(
                "SELECT id FROM campaign_copies WHERE consultation = $consultation AND reference = $reference",
                reader => reader.GetString(0),
                ("$consultation", consultation.ToString()),
                ("$reference", submission.ToString())
            )
            .SingleOrDefault();

    private static Campaign? Find(PreparedConnection connection, ConsultationSlug consultation, string id) =>
        connection
            .Query(
                """
                SELECT c.document, n.copies, c.version
                FROM campaigns c JOIN campaign_counts n ON n.consultation = c.consultation AND n.id = c.id
                WHERE c.consultation = $consultation AND c.id = $id
                """,
                ReadCampaign,
                Id(consultation, id)
            )
            .SingleOrDefault();

    private static Campaign ReadCampaign(SqliteDataReader reader) =>
        StoredJson.Read<Campaign>(reader.GetString(0)) with
        {
            Copies = reader.GetInt32(1),
            Version = reader.GetInt64(2).ToString(CultureInfo.InvariantCulture),
        };

    private static (string, object?)[] Id(ConsultationSlug consultation, string id) =>
        [("$consultation", consultation.ToString()), ("$id", id)];

    private static (string, object?)[] Copies(ConsultationSlug consultation, IReadOnlyList<SubmissionReference> references, string id) =>
        [
            .. Id(consultation, id),
            ("$references", new Utf8Text(JsonSerializer.SerializeToUtf8Bytes(references.Select(reference => reference.ToString())))),
        ];

    private static (string, object?)[] Row(ConsultationSlug consultation, Campaign campaign) =>
        [.. Id(consultation, campaign.Id), ("$document", StoredJson.Write(campaign with { Copies = 0, Version = null }))];
}
