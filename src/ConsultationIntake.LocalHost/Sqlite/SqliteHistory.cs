using System.Runtime.CompilerServices;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteHistory(SqliteDatabase database) : IHistory
{
    private const int ReadAtOnce = 500;

    public Task AppendAsync(ConsultationSlug consultation, HistoryEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Append(connection, consultation, entry), cancellationToken);

    /// <summary>In the writer's transaction: nobody else appends meanwhile.</summary>
    internal static void Append(PreparedConnection connection, ConsultationSlug consultation, HistoryEntry entry)
    {
        var isThere =
            connection
                .Query(
                    "SELECT 1 FROM history WHERE consultation = $consultation AND id = $id",
                    reader => reader.GetInt32(0),
                    ("$consultation", consultation.ToString()),
                    ("$id", entry.Id)
                )
                .Count > 0;
        if (isThere)
            return;
        var (number, hash) = End(connection, consultation);
        Add(connection, consultation, HistoryLine.After(number, hash, entry));
    }

    public Task<bool> ContinueAsync(ConsultationSlug consultation, IReadOnlyList<HistoryLine> lines, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var (number, hash) = End(connection, consultation);
                if (lines[0].ProblemAfter(number, hash) is not null)
                    return false;
                foreach (var line in lines)
                    Add(connection, consultation, line);
                return true;
            },
            cancellationToken
        );

    private static (long Number, string Hash) End(PreparedConnection connection, ConsultationSlug consultation) =>
        connection
            .Query(
                "SELECT number, hash FROM history WHERE consultation = $consultation ORDER BY number DESC LIMIT 1",
                reader => (reader.GetInt64(0), reader.GetString(1)),
                ("$consultation", consultation.ToString())
            )
            .DefaultIfEmpty((0, HistoryLine.Beginning))
            .Single();

    private static void Add(PreparedConnection connection, ConsultationSlug consultation, HistoryLine line) =>
        connection.Run(
            """
            INSERT INTO history (consultation, number, id, by, act, reference, hash, document)
            VALUES ($consultation, $number, $id, $by, $act, $reference, $hash, $document)
            """,
            ("$consultation", consultation.ToString()),
            ("$number", line.Number),
            ("$id", line.Id),
            ("$by", line.By),
            ("$act", line.Act),
            ("$reference", line.Submission?.ToString()),
            ("$hash", line.Hash),
            ("$document", StoredJson.Write(line))
        );

    public Task<HistoryPage> ListAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        var lines = database.Read(connection =>
            connection.Query(
                $"""
                SELECT document FROM history
                WHERE consultation = $consultation
                  {(query.Submission is null ? "" : "AND reference = $reference")}
                  {(query.Subject is null ? "" : "AND json_extract(document, '$.subject') = $subject")}
                  {(query.By is null ? "" : "AND by = $by")}
                  {(query.Act is null ? "" : "AND act = $act")}
                  {(query.Before is null ? "" : "AND number < $before")}
                ORDER BY number DESC
                LIMIT $take
                """,
                reader => StoredJson.Read<HistoryLine>(reader.GetString(0)),
                ("$consultation", query.Consultation.ToString()),
                ("$reference", query.Submission?.ToString()),
                ("$subject", query.Subject),
                ("$by", query.By),
                ("$act", query.Act),
                ("$before", query.Before),
                ("$take", query.Take + 1)
            )
        );
        var page = lines.Take(query.Take).ToList();
        return Task.FromResult(new HistoryPage(page, lines.Count > page.Count ? page[^1].Number : null));
    }

    public async IAsyncEnumerable<HistoryLine> ReadAsync(
        ConsultationSlug consultation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        for (var last = 0L; ; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lines = database.Read(connection =>
                connection.Query(
                    "SELECT document FROM history WHERE consultation = $consultation AND number > $last ORDER BY number LIMIT $take",
                    reader => StoredJson.Read<HistoryLine>(reader.GetString(0)),
                    ("$consultation", consultation.ToString()),
                    ("$last", last),
                    ("$take", ReadAtOnce)
                )
            );
            foreach (var line in lines)
                yield return line;
            if (lines.Count < ReadAtOnce)
                yield break;
            last = lines[^1].Number;
        }
    }

    public Task EraseWordsAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.Run(
                    """
                    UPDATE history SET document = json_remove(document, '$.words')
                    WHERE consultation = $consultation AND reference = $reference
                    """,
                    ("$consultation", consultation.ToString()),
                    ("$reference", submission.ToString())
                ),
            cancellationToken
        );
}
