using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Data.Sqlite;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed partial class SqliteSubmissionStore(SqliteDatabase database, SqliteWorkQueue queue) : ISubmissionStore
{
    private const string InsertRow = """
        INSERT INTO submissions (
            consultation, reference, received_at, channel, status, partner, partner_claim, needs_look,
            for_person, publication, language, campaign, sheet, district, victim, idempotency_key, content_hash, version, summary, document)
        VALUES ($consultation, $reference, $receivedAt, $channel, $status, $partner, $claim, $needsLook,
            $forPerson, $publication, $language, $campaign, $sheet, $district, $victim, $key, $hash, 1, $summary, $document)
        ON CONFLICT (consultation, reference) DO NOTHING
        """;

    private const string UpdateRow = """
        UPDATE submissions SET status = $status, partner = $partner, partner_claim = $claim, needs_look = $needsLook,
            for_person = $forPerson, publication = $publication, language = $language, campaign = $campaign, sheet = $sheet,
            district = $district, victim = $victim, version = version + 1, summary = $summary, document = $document
        WHERE consultation = $consultation AND reference = $reference AND version = $version
        """;

    private const string DeleteRow =
        "DELETE FROM submissions WHERE consultation = $consultation AND reference = $reference AND version = $version";

    public async Task<AddOutcome> AddAsync(Submission submission, WorkItem work, CancellationToken cancellationToken)
    {
        var (summary, counts) = (SubmissionSummary.Of(submission), Tally.Of(submission));
        var row = Row(submission, summary);
        // What nobody has read yet has no points, so that nothing is looked up or written for them.
        var isRead = submission.Points.Count > 0;
        var register = isRead ? SqlitePointRegister.ChangeBetween(submission with { Points = [], Actions = [] }, submission) : null;
        var outcome = await database.WriteAsync<AddOutcome>(
            connection =>
            {
                if (submission.IdempotencyKey is not null && FindByKey(connection, submission) is { } earlier)
                    return earlier.Hash == submission.ContentHash
                        ? new AddOutcome.Duplicate(earlier.Reference)
                        : new AddOutcome.KeyReused();
                if (connection.Run(InsertRow, row) == 0)
                    return new AddOutcome.ReferenceTaken();
                AddThemes(connection, submission, summary.Themes);
                if (register is not null)
                    SqlitePointRegister.Apply(connection, register);
                TallyCounts.Add(connection, submission.Consultation, counts);
                queue.Insert(connection, work);
                return new AddOutcome.Added();
            },
            cancellationToken,
            isArrival: true
        );
        if (outcome is AddOutcome.Added)
            queue.Signal();
        return outcome;
    }

    public bool AddsAllOrNone => true;

    /// <summary>One transaction: other writes wait for it, so all that can be worked out before is.</summary>
    public async Task<IReadOnlyList<AddOutcome>> AddManyAsync(IEnumerable<Submission> submissions, CancellationToken cancellationToken)
    {
        var rows = submissions.Select(NewRow.Of).ToList();
        try
        {
            var outcomes = await database.WriteAsync<IReadOnlyList<AddOutcome>>(
                connection => [.. rows.Select(row => Add(connection, row))],
                cancellationToken
            );
            queue.Signal();
            return outcomes;
        }
        catch (ReferenceTakenException taken)
        {
            return
            [
                .. rows.Select(row =>
                    row.Reference == taken.Reference ? new AddOutcome.ReferenceTaken() : (AddOutcome)new AddOutcome.TakenBack()
                ),
            ];
        }
    }

    private AddOutcome Add(PreparedConnection connection, NewRow row)
    {
        if (FindByKey(connection, row.Consultation, row.Channel, row.Key) is { } earlier)
            return earlier.Hash == row.Hash ? new AddOutcome.Duplicate(earlier.Reference) : new AddOutcome.KeyReused();
        if (connection.Run(InsertRow, row.Values) == 0)
            throw new ReferenceTakenException(row.Reference);
        TallyCounts.Add(connection, row.Consultation, row.Counts);
        queue.Insert(connection, row.Work);
        return new AddOutcome.Added();
    }

    public Task<Submission?> FindAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => Find(connection, consultation, reference)));

    public Task<SubmissionReference?> FindByKeyAsync(
        ConsultationSlug consultation,
        Channel channel,
        string idempotencyKey,
        CancellationToken cancellationToken
    ) => Task.FromResult(database.Read(connection => FindByKey(connection, consultation, channel, idempotencyKey)?.Reference));

    /// <summary>What it changes is worked out before the writer is asked: the stored version stands for what was read.</summary>
    public async Task<bool> UpdateAsync(Submission submission, IReadOnlyList<HistoryEntry> history, CancellationToken cancellationToken)
    {
        if (await StoredAsync(submission, cancellationToken) is not { } stored || stored.Version != submission.Version)
            return false;
        var (summary, counts) = (SubmissionSummary.Of(submission), Tally.Of(submission) - Tally.Of(stored));
        var row = Row(submission, summary);
        var before = stored.Points.Count == 0 && stored.Actions.Count == 0 ? [] : SubmissionSummary.Of(stored).Themes;
        var after = summary.Themes;
        var (removed, added) =
            stored.Stands == submission.Stands
                ? (before.Except(after), after.Except(before))
                : (before.AsEnumerable(), after.AsEnumerable());
        var register = SqlitePointRegister.ChangeBetween(stored, submission);
        return await database.WriteAsync(
            connection =>
            {
                if (connection.Run(UpdateRow, row) == 0)
                    return false;
                RemoveThemes(connection, stored, removed);
                AddThemes(connection, submission, added);
                TallyCounts.Add(connection, submission.Consultation, counts);
                SqlitePointRegister.Apply(connection, register);
                foreach (var entry in history)
                    SqliteHistory.Append(connection, submission.Consultation, entry);
                return true;
            },
            cancellationToken
        );
    }

    public Task<Tally> TallyAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(connection => TallyCounts.Read(connection, consultation)));

    public async Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        while (await FindAsync(consultation, reference, cancellationToken) is { } stored)
        {
            var counts = Tally.Empty - Tally.Of(stored);
            var isDeleted = await database.WriteAsync(
                connection =>
                {
                    if (connection.Run(DeleteRow, [.. Key(consultation, reference), ("$version", Number(stored.Version))]) == 0)
                        return false;
                    RemoveThemes(connection, stored, SubmissionSummary.Of(stored).Themes);
                    SqlitePointRegister.Delete(connection, stored);
                    TallyCounts.Add(connection, consultation, counts);
                    return true;
                },
                cancellationToken
            );
            if (isDeleted)
                return true;
        }

        return false;
    }

    /// <summary>What was read before it was changed; read now where nobody did.</summary>
    private async Task<Submission?> StoredAsync(Submission submission, CancellationToken cancellationToken) =>
        submission.AsStored is { } stored && stored.Version == submission.Version && stored.Reference == submission.Reference
            ? stored
            : await FindAsync(submission.Consultation, submission.Reference, cancellationToken);

    private static (string, object?)[] Row(Submission submission, SubmissionSummary summary) =>
        [
            .. Key(submission.Consultation, submission.Reference),
            ("$receivedAt", submission.ReceivedAt.UtcTicks),
            ("$channel", submission.Channel.ToString()),
            ("$key", submission.IdempotencyKey),
            ("$hash", submission.ContentHash),
            ("$status", submission.Status.ToString()),
            ("$partner", submission.Partner),
            ("$claim", submission.PartnerClaim),
            ("$needsLook", submission.NeedsLook ? 1 : 0),
            ("$forPerson", submission.WaitsForPerson ? 1 : 0),
            ("$publication", submission.Publication?.ToString()),
            ("$language", submission.LanguageOfText),
            ("$campaign", submission.Campaign),
            ("$sheet", submission.Sheet),
            ("$district", submission.District),
            ("$victim", submission.Victim),
            ("$version", Number(submission.Version)),
            ("$summary", StoredJson.Bytes(summary)),
            ("$document", StoredJson.Bytes(submission with { Version = null })),
        ];

    private static (string, object?)[] Key(ConsultationSlug consultation, SubmissionReference reference) =>
        [("$consultation", consultation.ToString()), ("$reference", reference.ToString())];

    private static Submission? Find(PreparedConnection connection, ConsultationSlug consultation, SubmissionReference reference) =>
        connection
            .Query(
                "SELECT document, version FROM submissions WHERE consultation = $consultation AND reference = $reference",
                ReadSubmission,
                Key(consultation, reference)
            )
            .SingleOrDefault();

    private static Submission ReadSubmission(SqliteDataReader reader)
    {
        var stored = StoredJson.Read<Submission>(reader.GetString(0)) with
        {
            Version = reader.GetInt64(1).ToString(CultureInfo.InvariantCulture),
        };
        return stored with { AsStored = stored };
    }

    /// <summary>A submission as it is written, without the submission: there may be many.</summary>
    private sealed record NewRow(
        ConsultationSlug Consultation,
        SubmissionReference Reference,
        Channel Channel,
        string Key,
        string Hash,
        Tally Counts,
        WorkItem Work,
        (string, object?)[] Values
    )
    {
        internal static NewRow Of(Submission submission) =>
            submission is { Points.Count: 0, IdempotencyKey: { } key }
                ? new NewRow(
                    submission.Consultation,
                    submission.Reference,
                    submission.Channel,
                    key,
                    submission.ContentHash,
                    Tally.Of(submission),
                    WorkItem.TagSubmission(submission.Consultation, submission.Reference),
                    Row(submission, SubmissionSummary.Of(submission))
                )
                : throw new ArgumentException("It has been read, or has no idempotency key.", nameof(submission));
    }

    /// <summary>Takes the whole transaction back.</summary>
    private sealed class ReferenceTakenException(SubmissionReference reference) : Exception
    {
        internal SubmissionReference Reference => reference;
    }

    private static (SubmissionReference Reference, string Hash)? FindByKey(PreparedConnection connection, Submission submission) =>
        FindByKey(connection, submission.Consultation, submission.Channel, submission.IdempotencyKey);

    private static (SubmissionReference Reference, string Hash)? FindByKey(
        PreparedConnection connection,
        ConsultationSlug consultation,
        Channel channel,
        string? key
    ) =>
        connection
            .Query(
                "SELECT reference, content_hash FROM submissions WHERE consultation = $consultation AND channel = $channel AND "
                    + "idempotency_key = $key",
                reader => ((SubmissionReference, string)?)(SubmissionReference.Parse(reader.GetString(0)), reader.GetString(1)),
                ("$consultation", consultation.ToString()),
                ("$channel", channel.ToString()),
                ("$key", key)
            )
            .SingleOrDefault();

    private static long Number(string? version) => long.TryParse(version, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
