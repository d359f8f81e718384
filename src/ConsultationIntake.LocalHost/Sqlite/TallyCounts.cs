using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// Tallies as rows of counts. What the writes of one transaction add is summed up and written once, before it is committed: sixty
/// responses that arrive together change the same few rows.
/// </summary>
internal static class TallyCounts
{
    /// <summary>With the transaction that the write is part of.</summary>
    internal static void Add(PreparedConnection connection, ConsultationSlug consultation, Tally change)
    {
        var whose = consultation.ToString();
        foreach (var (name, count) in change.Counts)
        {
            var key = (whose, name);
            connection.Counts[key] = connection.Counts.GetValueOrDefault(key) + count;
        }
    }

    /// <summary>What was added since the transaction began. Called before it is committed.</summary>
    internal static void Write(PreparedConnection connection)
    {
        foreach (var consultation in connection.Counts.Where(one => one.Value != 0).GroupBy(one => one.Key.Consultation))
        {
            connection.Run(
                """
                INSERT INTO tally_counts (consultation, name, count)
                SELECT $consultation, change.key, change.value FROM json_each($counts) change WHERE true
                ON CONFLICT (consultation, name) DO UPDATE SET count = count + excluded.count
                """,
                ("$consultation", consultation.Key),
                (
                    "$counts",
                    new Utf8Text(JsonSerializer.SerializeToUtf8Bytes(consultation.ToDictionary(one => one.Key.Name, one => one.Value)))
                )
            );
        }

        connection.Counts.Clear();
    }

    internal static Tally Read(PreparedConnection connection, ConsultationSlug consultation) =>
        StoredJson.Read<Tally>(
            connection
                .Query(
                    "SELECT json_group_object(name, count) FROM tally_counts WHERE consultation = $consultation AND count <> 0",
                    reader => reader.GetString(0),
                    ("$consultation", consultation.ToString())
                )
                .Single()
        );
}
