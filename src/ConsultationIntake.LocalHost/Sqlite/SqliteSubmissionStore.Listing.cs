using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Sqlite;

internal sealed partial class SqliteSubmissionStore
{
    private const string HasTheme = """
        SELECT 1 FROM submission_themes t
        WHERE t.consultation = s.consultation AND t.theme = $theme AND t.received_at = s.received_at AND t.reference = s.reference
        """;

    public Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken)
    {
        var after = query.After?.Split('.', 2);
        var filters = FiltersOf(query).ToList();
        var themeLeads = query.Theme is not null && !filters.Exists(filter => filter.IsRare);
        var by = themeLeads ? "t" : "s";
        // The rarest filter leads, so that few rows are read that another leaves out: a plus keeps a column from leading.
        var conditions = filters.Select((filter, i) => i == 0 && !themeLeads ? $"AND s.{filter.Condition}" : $"AND +s.{filter.Condition}");
        var rows = database.Read(connection =>
            connection.Query(
                $"""
                SELECT s.summary, s.received_at, s.reference
                FROM {(
                    themeLeads
                        ? "submission_themes t CROSS JOIN submissions s ON s.consultation = t.consultation AND s.reference = t.reference"
                        : "submissions s"
                )}
                WHERE {by}.consultation = $consultation
                  {(
                    query.Theme is null ? ""
                    : themeLeads ? "AND t.theme = $theme"
                    : $"AND EXISTS ({HasTheme})"
                )}
                  {string.Join(' ', conditions)}
                  {(query.ReceivedFrom is null ? "" : $"AND {by}.received_at >= $from")}
                  {(query.ReceivedBefore is null ? "" : $"AND {by}.received_at < $before")}
                  {(after is null ? "" : $"AND {by}.received_at <= $at AND ({by}.received_at < $at OR {by}.reference > $afterReference)")}
                ORDER BY {by}.received_at DESC, {by}.reference
                LIMIT $take
                """,
                reader =>
                    (Summary: StoredJson.Read<SubmissionSummary>(reader.GetString(0)), Key: $"{reader.GetInt64(1)}.{reader.GetString(2)}"),
                [
                    ("$consultation", query.Consultation.ToString()),
                    ("$theme", query.Theme),
                    .. filters.Where(filter => filter.Name is not null).Select(filter => (filter.Name!, (object?)filter.Value)),
                    ("$from", query.ReceivedFrom?.UtcTicks),
                    ("$before", query.ReceivedBefore?.UtcTicks),
                    ("$at", after is null ? null : long.Parse(after[0], CultureInfo.InvariantCulture)),
                    ("$afterReference", after?[1]),
                    ("$take", query.Take + 1),
                ]
            )
        );
        var page = rows.Take(query.Take).ToList();
        return Task.FromResult(new SubmissionPage([.. page.Select(row => row.Summary)], rows.Count > page.Count ? page[^1].Key : null));
    }

    public Task<long> CountReceivedAsync(
        ConsultationSlug consultation,
        DateTimeOffset from,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            database.Read(connection =>
                connection
                    .Query(
                        "SELECT count(*) FROM submissions WHERE consultation = $consultation AND received_at >= $from "
                            + "AND received_at < $before",
                        reader => reader.GetInt64(0),
                        ("$consultation", consultation.ToString()),
                        ("$from", from.UtcTicks),
                        ("$before", before.UtcTicks)
                    )
                    .Single()
            )
        );

    public Task<IReadOnlyDictionary<string, IReadOnlyList<SubmissionSummary>>> ListOfPartnersAsync(
        ConsultationSlug consultation,
        int takeOfEach,
        CancellationToken cancellationToken
    )
    {
        var rows = database.Read(connection =>
            connection.Query(
                """
                SELECT partner, summary FROM (
                    SELECT partner, summary, row_number() OVER (PARTITION BY partner ORDER BY received_at DESC, reference) AS place
                    FROM submissions WHERE consultation = $consultation AND partner IS NOT NULL
                )
                WHERE place <= $take ORDER BY partner, place
                """,
                reader => (Partner: reader.GetString(0), Summary: StoredJson.Read<SubmissionSummary>(reader.GetString(1))),
                ("$consultation", consultation.ToString()),
                ("$take", takeOfEach)
            )
        );
        return Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<SubmissionSummary>>>(
            rows.GroupBy(row => row.Partner, StringComparer.Ordinal)
                .ToDictionary(
                    own => own.Key,
                    IReadOnlyList<SubmissionSummary> (own) => [.. own.Select(row => row.Summary)],
                    StringComparer.Ordinal
                )
        );
    }

    public Task<IReadOnlyList<PointExcerpt>> ListPointsAsync(
        ConsultationSlug consultation,
        string theme,
        DateTimeOffset since,
        int take,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<PointExcerpt>>(
            database.Read(connection =>
                connection
                    .Stream(
                        """
                        SELECT s.document, s.version FROM submission_themes t
                        JOIN submissions s ON s.consultation = t.consultation AND s.reference = t.reference
                        WHERE t.consultation = $consultation AND t.theme = $theme AND t.stands = 1 AND t.received_at >= $since
                        ORDER BY t.received_at DESC, t.reference
                        """,
                        ReadSubmission,
                        ("$consultation", consultation.ToString()),
                        ("$theme", theme),
                        ("$since", since.UtcTicks)
                    )
                    .SelectMany(submission => PointExcerpt.ListFrom(submission, theme))
                    .Take(take)
                    .ToList()
            )
        );

    /// <summary>
    /// What is asked for beside the theme and the time, the rarest first. Each has an index in the order of the list, which leads where no
    /// rarer one does.
    /// </summary>
    private static IEnumerable<Filter> FiltersOf(SubmissionQuery query)
    {
        var isTagged = query.Status == SubmissionStatus.Tagged;
        Filter?[] rare =
        [
            Filter.On("sheet", query.Sheet),
            Filter.On("campaign", query.Campaign),
            Filter.On("partner", query.Partner),
            Filter.On("partner_claim", query.PartnerClaim),
            query.WaitsForPerson ? new("for_person = 1") : null,
            isTagged ? null : Filter.On("status", query.Status?.ToString()),
        ];
        Filter?[] others =
        [
            query.NeedsLook ? new("needs_look = 1") : null,
            Filter.On("publication", query.Publication?.ToString()),
            Filter.On("district", query.District),
            Filter.On("victim", query.Victim),
            Filter.On("channel", query.Channel?.ToString()),
            Filter.On("language", query.Language),
            isTagged ? Filter.On("status", query.Status.ToString()) : null,
        ];
        return [.. rare.OfType<Filter>().Select(filter => filter with { IsRare = true }), .. others.OfType<Filter>()];
    }

    /// <param name="Condition">On a column of its own.</param>
    /// <param name="Name">Of the value in it, or null where it has none.</param>
    private sealed record Filter(string Condition, string? Name = null, string? Value = null)
    {
        /// <summary>Whether it leaves fewer rows than a theme does.</summary>
        internal bool IsRare { get; init; }

        internal static Filter? On(string column, string? value) =>
            value is null ? null : new($"{column} = ${column}", $"${column}", value);
    }
}
