using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.LocalHost.Sqlite;

/// <summary>
/// The register as one full-text index: a point's facets are words of it, so that any filter is the intersection of a few lists that
/// SQLite walks in step, in the order that points are read in. docs/storage-layout.md says more.
/// </summary>
internal sealed class SqlitePointRegister(SqliteDatabase database) : IPointRegister
{
    /// <summary>Of an id, for where a point begins in its text.</summary>
    private const int StartBits = 20;

    private const int MostKnown = 1_000;
    private const int MostCounted = 500;

    private static readonly ConcurrentDictionary<PointFacet, string> Known = new();
    private static readonly ConcurrentDictionary<(ConsultationSlug Slug, bool Stands), string> KnownConsultations = new();

    private readonly ConcurrentDictionary<string, (long Version, long Count)> counted = new(StringComparer.Ordinal);

    public async Task<PointPage> ListAsync(PointQuery query, CancellationToken cancellationToken)
    {
        var rows = database.Read(connection =>
            connection.Query(
                $"""
                SELECT p.id, p.document FROM point_index i CROSS JOIN points p ON p.id = i.rowid
                WHERE i.point_index MATCH $match AND i.rowid > $after AND i.rowid >= $from AND i.rowid < $until{RaisedIn(query)}
                ORDER BY i.rowid
                LIMIT $take
                """,
                reader => (Id: reader.GetInt64(0), Row: StoredJson.Read<PointRow>(reader.GetString(1))),
                [.. Conditions(query), ("$after", PositionOf(query.After)), ("$take", query.Take + 1)]
            )
        );
        var page = rows.Take(query.Take).ToList();
        return new PointPage(
            [.. page.Select(row => row.Row)],
            rows.Count > page.Count ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null,
            query.IsCounted ? await CountAsync(query, cancellationToken) : null
        );
    }

    /// <summary>
    /// Counted once until points change: a page that a member of staff goes back to asks for the same numbers, and to count is to walk
    /// through what is counted.
    /// </summary>
    public Task<long> CountAsync(PointQuery query, CancellationToken cancellationToken)
    {
        var version = database.RegisterVersion;
        var conditions = Conditions(query);
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', conditions.Skip(1).Select(each => each.Value))} {conditions[0].Value}"
        );
        if (counted.TryGetValue(key, out var known) && known.Version == version)
            return Task.FromResult(known.Count);
        var count = database.Read(connection =>
            connection
                .Query(
                    $"""
                    SELECT count(*) FROM point_index i {(RaisedIn(query).Length == 0 ? "" : "CROSS JOIN points p ON p.id = i.rowid")}
                    WHERE i.point_index MATCH $match AND i.rowid >= $from AND i.rowid < $until{RaisedIn(query)}
                    """,
                    reader => reader.GetInt64(0),
                    conditions
                )
                .Single()
        );
        if (counted.Count >= MostCounted)
            counted.Clear();
        counted[key] = (version, count);
        return Task.FromResult(count);
    }

    public Task<LikeCandidates> LikeAsync(
        ConsultationSlug consultation,
        IReadOnlyCollection<string> stems,
        IReadOnlyCollection<IReadOnlyCollection<string>> near,
        int take,
        CancellationToken cancellationToken
    )
    {
        var wanted = stems.Distinct(StringComparer.Ordinal).Take(LikeCandidates.MostWords).ToList();
        return Task.FromResult(
            wanted.Count == 0
                ? LikeCandidates.None
                : database.Read(connection => new LikeSearch(connection, consultation).Find(wanted, near, take))
        );
    }

    /// <summary>
    /// What the rows of a submission become, worked out before the writer is asked. Only those that differ are written; all of them where
    /// it was read with something else before, since an older version may have stored less of them than is worked out here.
    /// </summary>
    internal static RegisterChange ChangeBetween(Submission before, Submission after)
    {
        var (stored, wanted) = (RowsOf(before), RowsOf(after));
        var isAll = before.TaggedWith != after.TaggedWith;
        bool Differs(long start) =>
            isAll
            || !wanted.TryGetValue(start, out var now)
            || !stored.TryGetValue(start, out var then)
            || !now.Document.Bytes.AsSpan().SequenceEqual(then.Document.Bytes);
        var submission = new PointFacet(PointField.Submission, after.Reference.ToString());
        var common = $"{Hashed(after.Consultation, after.Stands)} {Hash(submission)}";
        return new RegisterChange(
            after,
            [.. stored.Keys.Where(Differs)],
            [.. wanted.Where(pair => Differs(pair.Key)).Select(pair => pair.Value.Indexed(common))],
            isAll
        );
    }

    internal static void Apply(PreparedConnection connection, RegisterChange change)
    {
        var place = PlaceOf(connection, change.Submission);
        // One that was saved before there was a register has no place yet: all its rows are new.
        var (removed, added) = place is null
            ? (
                [],
                change.IsAll ? change.Added : ChangeBetween(change.Submission with { Points = [], Actions = [] }, change.Submission).Added
            )
            : (change.Removed, change.Added);
        foreach (var start in removed)
            Remove(connection, (place!.Value << StartBits) | start);
        if (added.Count == 0)
            return;
        var at = place ?? connection.Places.Take(connection, change.Submission);
        foreach (var row in added)
            Insert(connection, (at << StartBits) | row.Start, row);
    }

    internal static void Delete(PreparedConnection connection, Submission submission)
    {
        if (PlaceOf(connection, submission) is not { } place)
            return;
        foreach (var start in RowsOf(submission).Keys)
            Remove(connection, (place << StartBits) | start);
        connection.Run("DELETE FROM point_places WHERE place = $place", ("$place", place));
        // The index keeps its words until it is written anew: see CleanDatabase.
        connection.Run("UPDATE index_cleaning SET erased = erased + 1 WHERE id = 1");
    }

    /// <summary>By the part of their ids that says where they begin.</summary>
    private static Dictionary<long, RegisteredRow> RowsOf(Submission submission)
    {
        var rows = new Dictionary<long, RegisteredRow>();
        var scale = Math.Max(1.0, submission.Text.Value.Length / (double)(1 << StartBits));
        var start = -1L;
        foreach (var row in PointRow.AllOf(submission))
        {
            start = Math.Max(start + 1, (long)(row.Span.Start / scale));
            rows.Add(start, new RegisteredRow(start, row, StoredJson.Bytes(row)));
        }

        return rows;
    }

    private static long? PlaceOf(PreparedConnection connection, Submission submission) =>
        connection
            .Query(
                "SELECT place FROM point_places WHERE consultation = $consultation AND reference = $reference",
                reader => (long?)reader.GetInt64(0),
                ("$consultation", submission.Consultation.ToString()),
                ("$reference", submission.Reference.ToString())
            )
            .SingleOrDefault();

    private static void Insert(PreparedConnection connection, long id, RegisteredRow row)
    {
        connection.HasChangedRegister = true;
        connection.Run("INSERT INTO points (id, document) VALUES ($id, $document)", ("$id", id), ("$document", row.Document));
        connection.Run(
            "INSERT INTO point_index (rowid, facets, words) VALUES ($id, $facets, $words)",
            ("$id", id),
            ("$facets", row.Facets),
            ("$words", row.Words)
        );
    }

    private static void Remove(PreparedConnection connection, long id)
    {
        connection.HasChangedRegister = true;
        connection.Run("DELETE FROM points WHERE id = $id", ("$id", id));
        connection.Run("DELETE FROM point_index WHERE rowid = $id", ("$id", id));
    }

    /// <summary>
    /// Whether the flag was raised in the time asked for, to the second; empty where no time is. Looked up in the row of each point that
    /// the index finds. In a row that was saved before this was kept it was raised when the response was received.
    /// </summary>
    private static string RaisedIn(PointQuery query) =>
        query is { FlaggedFrom: null, FlaggedUntil: null }
            ? ""
            : """
                 AND unixepoch(coalesce(p.document ->> '$.flagged.raisedAt', p.document ->> '$.receivedAt'))
                 BETWEEN $flaggedFrom AND $flaggedUntil - 1
                """;

    private static (string Name, object? Value)[] Conditions(PointQuery query) =>
        [
            ("$match", MatchOf(query)),
            ("$from", query.From is { } from ? PointPlaces.Of(from) << StartBits : 0),
            ("$until", query.Until is { } until ? PointPlaces.Of(until) << StartBits : long.MaxValue),
            .. query is { FlaggedFrom: null, FlaggedUntil: null }
                ? Array.Empty<(string, object?)>()
                :
                [
                    ("$flaggedFrom", query.FlaggedFrom?.ToUnixTimeSeconds() ?? 0),
                    ("$flaggedUntil", query.FlaggedUntil?.ToUnixTimeSeconds() ?? long.MaxValue),
                ],
        ];

    /// <summary>In the language of FTS5 (https://www.sqlite.org/fts5.html, section 3).</summary>
    internal static string MatchOf(PointQuery query)
    {
        var parts = query
            .Fields.Where(field => field.Key != PointField.Stands)
            .Select(field =>
                field.Value.Count == 0
                    ? "nothing"
                    : string.Join(" OR ", field.Value.Select(value => Hashed(new PointFacet(field.Key, value))))
            )
            .Prepend(
                string.Join(
                    " OR ",
                    query.Stands.Select(stands => Hashed(query.Consultation, stands == PointFacet.Yes)).DefaultIfEmpty("nothing")
                )
            )
            .Select(facets => $"facets : ({facets})")
            .Concat(
                SearchTerms
                    .Parse(query.Words)
                    .All.Select(term =>
                        $"words : ({string.Join(" OR ", term.Alternatives.Select(words => Quoted(string.Join(' ', words))))})"
                    )
            );
        return string.Join(" AND ", parts);
    }

    private static long PositionOf(string? after) =>
        after is null ? -1
        : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw new FormatException($"'{after}' is the end of no page.");

    internal static string Quoted(string words) => $"\"{words}\"";

    /// <summary>
    /// What does not stand has a word of its own for its consultation, so that who does not ask for it never comes by it.
    /// </summary>
    private static string Hashed(ConsultationSlug consultation, bool stands) =>
        KnownConsultations.GetOrAdd((consultation, stands), static known => Hash($"{(known.Stands ? "in" : "apart")}={known.Slug}"));

    /// <summary>Most points have the same few facets, which are hashed once.</summary>
    private static string Hashed(PointFacet facet)
    {
        if (facet.Field == PointField.Submission)
            return Hash(facet);
        if (Known.TryGetValue(facet, out var hashed))
            return hashed;
        hashed = Hash(facet);
        if (Known.Count < MostKnown)
            Known.TryAdd(facet, hashed);
        return hashed;
    }

    private static string Hash(PointFacet facet) => Hash($"{facet.Field}={facet.Value}");

    /// <summary>A word of letters and digits from whatever a value holds; the x keeps it from being a number.</summary>
    private static string Hash(string facet) => $"x{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facet)).AsSpan(0, 8))}";

    /// <param name="Submission">As it becomes.</param>
    /// <param name="Removed">Where rows begin that go.</param>
    /// <param name="Added">Rows that come.</param>
    /// <param name="IsAll">Whether what comes is all there is.</param>
    internal sealed record RegisterChange(
        Submission Submission,
        IReadOnlyList<long> Removed,
        IReadOnlyList<RegisteredRow> Added,
        bool IsAll
    );

    internal sealed record RegisteredRow(long Start, PointRow Row, Utf8Text Document)
    {
        internal string Facets { get; private init; } = "";

        internal string Words { get; private init; } = "";

        /// <param name="common">The facets that all points of its submission have.</param>
        internal RegisteredRow Indexed(string common) =>
            this with
            {
                Facets = PointFacet
                    .AllOf(Row)
                    .Where(facet => facet.Field is not (PointField.Submission or PointField.Stands))
                    .Aggregate(new StringBuilder(common, 512), (facets, facet) => facets.Append(' ').Append(Hashed(facet)))
                    .ToString(),
                Words = SearchWords.LineOf(Row.Text),
            };
    }
}
