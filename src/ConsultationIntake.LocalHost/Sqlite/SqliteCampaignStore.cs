using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteCampaignStore(SqliteDatabase database) : ICampaignStore
{
    public Task<CampaignCandidates> FindAsync(
        ConsultationSlug consultation, IReadOnlyList<string> keys, int take, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => new CampaignCandidates(
            connection.Query(
                """
                SELECT c.document, c.copies, c.version
                FROM (SELECT k.id, COUNT(*) AS shared
                      FROM (SELECT DISTINCT value FROM json_each($keys)) wanted
                      JOIN campaign_keys k ON k.consultation = $consultation AND k.key = wanted.value
                      GROUP BY k.id) found
                JOIN campaigns c ON c.consultation = $consultation AND c.id = found.id
                ORDER BY found.shared DESC, c.copies DESC, c.id
                LIMIT $take
                """,
                ReadCampaign,
                ("$consultation", consultation.ToString()),
                ("$keys", JsonSerializer.Serialize(keys)),
                ("$take", take)),
            Started(connection, consultation))));

    public Task<Campaign?> OfAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection =>
            CampaignOf(connection, consultation, submission) is { } id ? Find(connection, consultation, id) : null));

    public Task<bool> TryStartAsync(ConsultationSlug consultation, Campaign campaign, string indexVersion, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (Started(connection, consultation) != indexVersion
                    || Find(connection, consultation, campaign.Id) is not null
                    || CampaignOf(connection, consultation, campaign.First) is not null)
                    return false;
                connection.Run(
                    "INSERT INTO campaign_starts (consultation, started) VALUES ($consultation, 1) ON CONFLICT (consultation) DO UPDATE SET started = started + 1",
                    ("$consultation", consultation.ToString()));
                connection.Run(
                    "INSERT INTO campaigns (consultation, id, copies, version, document) VALUES ($consultation, $id, 1, 1, $document)", Columns(consultation, campaign));
                connection.Run("INSERT INTO campaign_copies (consultation, reference, id) VALUES ($consultation, $reference, $id)", Copy(consultation, campaign.First, campaign.Id));
                WriteKeys(connection, consultation, campaign);
                return true;
            },
            cancellationToken);

    public Task<int?> RecordAsync(ConsultationSlug consultation, string campaign, SubmissionReference copy, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, consultation, campaign) is not { } stored)
                    return null;
                var recorded = connection.Run(
                    "INSERT INTO campaign_copies (consultation, reference, id) VALUES ($consultation, $reference, $id) ON CONFLICT (consultation, reference) DO NOTHING",
                    Copy(consultation, copy, campaign));
                AddCopies(connection, consultation, campaign, recorded);
                return (int?)(stored.Copies + recorded);
            },
            cancellationToken);

    public Task<bool> UpdateAsync(ConsultationSlug consultation, Campaign campaign, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, consultation, campaign.Id) is not { } stored || stored.Version != campaign.Version)
                    return false;
                Save(connection, consultation, stored, campaign);
                return true;
            },
            cancellationToken);

    public Task<IReadOnlyList<Campaign>> ListAsync(ConsultationSlug consultation, int copies, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Campaign>>(database.Read(connection => connection.Query(
            "SELECT document, copies, version FROM campaigns WHERE consultation = $consultation AND copies >= $copies ORDER BY copies DESC, id",
            ReadCampaign,
            ("$consultation", consultation.ToString()),
            ("$copies", copies))));

    public Task<bool> ForgetAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (CampaignOf(connection, consultation, submission) is not { } id || Find(connection, consultation, id) is not { } stored)
                    return false;
                connection.Run(
                    "DELETE FROM campaign_copies WHERE consultation = $consultation AND reference = $reference",
                    ("$consultation", consultation.ToString()),
                    ("$reference", submission.ToString()));
                AddCopies(connection, consultation, id, -1);
                if (stored.Copies == 1)
                    Remove(connection, consultation, stored);
                else if (stored.First == submission)
                    Save(connection, consultation, stored, stored.WithoutFirst());
                return true;
            },
            cancellationToken);

    private static void Save(PreparedConnection connection, ConsultationSlug consultation, Campaign stored, Campaign campaign)
    {
        connection.Run("UPDATE campaigns SET version = version + 1, document = $document WHERE consultation = $consultation AND id = $id", Columns(consultation, campaign));
        DeleteKeys(connection, consultation, stored);
        WriteKeys(connection, consultation, campaign);
    }

    private static void Remove(PreparedConnection connection, ConsultationSlug consultation, Campaign stored)
    {
        DeleteKeys(connection, consultation, stored);
        connection.Run("DELETE FROM campaigns WHERE consultation = $consultation AND id = $id", Id(consultation, stored.Id));
    }

    private static void DeleteKeys(PreparedConnection connection, ConsultationSlug consultation, Campaign stored)
    {
        foreach (var key in stored.Keys)
        {
            connection.Run(
                "DELETE FROM campaign_keys WHERE consultation = $consultation AND key = $key AND id = $id",
                [.. Id(consultation, stored.Id), ("$key", key)]);
        }
    }

    private static void WriteKeys(PreparedConnection connection, ConsultationSlug consultation, Campaign campaign)
    {
        foreach (var key in campaign.Keys)
        {
            connection.Run(
                "INSERT INTO campaign_keys (consultation, key, id) VALUES ($consultation, $key, $id) ON CONFLICT DO NOTHING",
                [.. Id(consultation, campaign.Id), ("$key", key)]);
        }
    }

    private static void AddCopies(PreparedConnection connection, ConsultationSlug consultation, string id, int change) =>
        connection.Run(
            "UPDATE campaigns SET copies = copies + $change WHERE consultation = $consultation AND id = $id",
            [.. Id(consultation, id), ("$change", change)]);

    private static string Started(PreparedConnection connection, ConsultationSlug consultation) =>
        connection.Query(
            "SELECT started FROM campaign_starts WHERE consultation = $consultation",
            reader => reader.GetInt64(0),
            ("$consultation", consultation.ToString())).SingleOrDefault().ToString(CultureInfo.InvariantCulture);

    private static string? CampaignOf(PreparedConnection connection, ConsultationSlug consultation, SubmissionReference submission) =>
        connection.Query(
            "SELECT id FROM campaign_copies WHERE consultation = $consultation AND reference = $reference",
            reader => reader.GetString(0),
            ("$consultation", consultation.ToString()),
            ("$reference", submission.ToString())).SingleOrDefault();

    private static Campaign? Find(PreparedConnection connection, ConsultationSlug consultation, string id) =>
        connection.Query("SELECT document, copies, version FROM campaigns WHERE consultation = $consultation AND id = $id", ReadCampaign, Id(consultation, id)).SingleOrDefault();

    private static Campaign ReadCampaign(SqliteDataReader reader) => StoredJson.Read<Campaign>(reader.GetString(0)) with
    {
        Copies = reader.GetInt32(1),
        Version = reader.GetInt64(2).ToString(CultureInfo.InvariantCulture),
    };

    private static (string, object?)[] Id(ConsultationSlug consultation, string id) => [("$consultation", consultation.ToString()), ("$id", id)];

    private static (string, object?)[] Copy(ConsultationSlug consultation, SubmissionReference reference, string id) =>
        [.. Id(consultation, id), ("$reference", reference.ToString())];

    private static (string, object?)[] Columns(ConsultationSlug consultation, Campaign campaign) =>
        [.. Id(consultation, campaign.Id), ("$document", StoredJson.Write(campaign with { Copies = 0, Version = null }))];
}
