using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed class SqliteSubmissionStore(SqliteDatabase database, SqliteWorkQueue queue) : ISubmissionStore
{
    public async Task<AddOutcome> AddAsync(Submission submission, WorkItem work, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync<AddOutcome>(
            connection =>
            {
                if (submission.IdempotencyKey is not null && FindByKey(connection, submission) is { } earlier)
                    return earlier.Hash == submission.ContentHash ? new AddOutcome.Duplicate(earlier.Reference) : new AddOutcome.KeyReused();
                if (!Insert(connection, submission))
                    return new AddOutcome.ReferenceTaken();
                WriteThemes(connection, submission);
                AddToTally(connection, submission.Consultation, Tally.Of(submission));
                queue.Insert(connection, work);
                return new AddOutcome.Added();
            },
            cancellationToken);
        if (outcome is AddOutcome.Added)
            queue.Signal();
        return outcome;
    }

    public Task<Submission?> FindAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => Find(connection, consultation, reference)));

    public Task<bool> UpdateAsync(Submission submission, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, submission.Consultation, submission.Reference) is not { } stored || stored.Version != submission.Version)
                    return false;
                connection.Run(
                    """
                    UPDATE submissions SET status = $status, partner = $partner, version = version + 1, summary = $summary, document = $document
                    WHERE consultation = $consultation AND reference = $reference
                    """,
                    Columns(submission));
                WriteThemes(connection, submission);
                AddToTally(connection, submission.Consultation, Tally.Of(submission) - Tally.Of(stored));
                return true;
            },
            cancellationToken);

    public Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken)
    {
        var after = query.After?.Split('.', 2);
        var rows = database.Read(connection => connection.Query(
            $"""
            SELECT s.summary, s.received_at, s.reference FROM submissions s
            {(query.Theme is null ? "" : "JOIN submission_themes t ON t.consultation = s.consultation AND t.reference = s.reference AND t.theme = $theme")}
            WHERE s.consultation = $consultation
              {(query.Status is null ? "" : "AND s.status = $status")}
              {(query.Channel is null ? "" : "AND s.channel = $channel")}
              {(query.Partner is null ? "" : "AND s.partner = $partner")}
              {(query.ReceivedBefore is null ? "" : "AND s.received_at < $before")}
              {(after is null ? "" : "AND s.received_at <= $at AND (s.received_at < $at OR s.reference > $afterReference)")}
            ORDER BY s.received_at DESC, s.reference
            LIMIT $take
            """,
            reader => (Summary: StoredJson.Read<SubmissionSummary>(reader.GetString(0)), Key: $"{reader.GetInt64(1)}.{reader.GetString(2)}"),
            ("$consultation", query.Consultation.ToString()),
            ("$theme", query.Theme),
            ("$status", query.Status?.ToString()),
            ("$channel", query.Channel?.ToString()),
            ("$partner", query.Partner),
            ("$before", query.ReceivedBefore?.UtcTicks),
            ("$at", after is null ? null : long.Parse(after[0], CultureInfo.InvariantCulture)),
            ("$afterReference", after?[1]),
            ("$take", query.Take + 1)));
        var page = rows.Take(query.Take).ToList();
        return Task.FromResult(new SubmissionPage([.. page.Select(row => row.Summary)], rows.Count > page.Count ? page[^1].Key : null));
    }

    public Task<IReadOnlyList<PointExcerpt>> ListPointsAsync(
        ConsultationSlug consultation, string theme, DateTimeOffset since, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PointExcerpt>>(database.Read(connection => connection.Stream(
                """
                SELECT s.document, s.version FROM submission_themes t
                JOIN submissions s ON s.consultation = t.consultation AND s.reference = t.reference
                WHERE t.consultation = $consultation AND t.theme = $theme AND t.stands = 1 AND t.received_at >= $since
                ORDER BY t.received_at DESC, t.reference
                """,
                ReadSubmission,
                ("$consultation", consultation.ToString()),
                ("$theme", theme),
                ("$since", since.UtcTicks))
            .SelectMany(submission => PointExcerpt.ListFrom(submission, theme))
            .Take(take)
            .ToList()));

    public Task<Tally> TallyAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => ReadTally(connection, consultation)));

    public Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (Find(connection, consultation, reference) is not { } stored)
                    return false;
                var key = Key(consultation, reference);
                connection.Run("DELETE FROM submissions WHERE consultation = $consultation AND reference = $reference", key);
                connection.Run("DELETE FROM submission_themes WHERE consultation = $consultation AND reference = $reference", key);
                AddToTally(connection, consultation, Tally.Empty - Tally.Of(stored));
                return true;
            },
            cancellationToken);

    private static bool Insert(PreparedConnection connection, Submission submission) =>
        connection.Run(
            """
            INSERT INTO submissions (consultation, reference, received_at, channel, status, partner, idempotency_key, content_hash, version, summary, document)
            VALUES ($consultation, $reference, $receivedAt, $channel, $status, $partner, $key, $hash, 1, $summary, $document)
            ON CONFLICT (consultation, reference) DO NOTHING
            """,
            [
                .. Columns(submission),
                ("$receivedAt", submission.ReceivedAt.UtcTicks),
                ("$channel", submission.Channel.ToString()),
                ("$key", submission.IdempotencyKey),
                ("$hash", submission.ContentHash),
            ]) == 1;

    private static (string, object?)[] Columns(Submission submission) =>
    [
        .. Key(submission.Consultation, submission.Reference),
        ("$status", submission.Status.ToString()),
        ("$partner", submission.Partner),
        ("$summary", StoredJson.Write(SubmissionSummary.Of(submission))),
        ("$document", StoredJson.Write(submission with { Version = null })),
    ];

    private static (string, object?)[] Key(ConsultationSlug consultation, SubmissionReference reference) =>
        [("$consultation", consultation.ToString()), ("$reference", reference.ToString())];

    private static Submission? Find(PreparedConnection connection, ConsultationSlug consultation, SubmissionReference reference) =>
        connection.Query(
            "SELECT document, version FROM submissions WHERE consultation = $consultation AND reference = $reference",
            ReadSubmission,
            Key(consultation, reference)).SingleOrDefault();

    private static Submission ReadSubmission(SqliteDataReader reader) =>
        StoredJson.Read<Submission>(reader.GetString(0)) with { Version = reader.GetInt64(1).ToString(CultureInfo.InvariantCulture) };

    private static (SubmissionReference Reference, string Hash)? FindByKey(PreparedConnection connection, Submission submission) =>
        connection.Query(
            "SELECT reference, content_hash FROM submissions WHERE consultation = $consultation AND channel = $channel AND idempotency_key = $key",
            reader => ((SubmissionReference, string)?)(SubmissionReference.Parse(reader.GetString(0)), reader.GetString(1)),
            ("$consultation", submission.Consultation.ToString()),
            ("$channel", submission.Channel.ToString()),
            ("$key", submission.IdempotencyKey)).SingleOrDefault();

    private static void WriteThemes(PreparedConnection connection, Submission submission)
    {
        connection.Run(
            "DELETE FROM submission_themes WHERE consultation = $consultation AND reference = $reference",
            Key(submission.Consultation, submission.Reference));
        foreach (var theme in SubmissionSummary.Of(submission).Themes)
        {
            connection.Run(
                "INSERT INTO submission_themes (consultation, theme, received_at, reference, stands) VALUES ($consultation, $theme, $receivedAt, $reference, $stands)",
                [
                    .. Key(submission.Consultation, submission.Reference),
                    ("$theme", theme),
                    ("$receivedAt", submission.ReceivedAt.UtcTicks),
                    ("$stands", submission.Stands ? 1 : 0),
                ]);
        }
    }

    private static Tally ReadTally(PreparedConnection connection, ConsultationSlug consultation) =>
        connection.Query(
            "SELECT counts FROM tallies WHERE consultation = $consultation",
            reader => StoredJson.Read<Tally>(reader.GetString(0)),
            ("$consultation", consultation.ToString())).SingleOrDefault() ?? Tally.Empty;

    private static void AddToTally(PreparedConnection connection, ConsultationSlug consultation, Tally change)
    {
        if (change == Tally.Empty)
            return;
        connection.Run(
            "INSERT INTO tallies (consultation, counts) VALUES ($consultation, $counts) ON CONFLICT (consultation) DO UPDATE SET counts = excluded.counts",
            ("$consultation", consultation.ToString()),
            ("$counts", StoredJson.Write(ReadTally(connection, consultation) + change)));
    }
}
