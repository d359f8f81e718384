using System.Runtime.CompilerServices;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Exports;

/// <param name="Table">One of <see cref="ExportTables.Names"/>.</param>
/// <param name="Points">Which points, for the tables of points and decisions.</param>
/// <param name="Personal">The names of columns with personal data that were asked for.</param>
public sealed record ExportRequest(string Table, PointQuery Points, IReadOnlySet<string> Personal)
{
    /// <summary>Which responses, for their table; null for all.</summary>
    public SubmissionQuery? Responses { get; init; }

    /// <summary>Which lines, for the table of the history, newest first; null for all, oldest first.</summary>
    public HistoryQuery? History { get; init; }

    public static IReadOnlySet<string> NothingPersonal { get; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>Opens the tables that leave the house, and knows what is in them. Nothing personal is in one unless asked for.</summary>
public sealed class ExportTables(
    ReadPoints points,
    IPointRegister register,
    ISubmissionStore store,
    IOfficeRecords records,
    ReadPartnerRegister partners,
    IHistory history,
    SiteAddress site
)
{
    /// <summary>Points whose responses are in memory together.</summary>
    private const int RowsTogether = 50;

    /// <summary>The tables there are, in the order they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [PointsTable.Name, ResponsesTable.Name, OfficeTables.Concerns, OfficeTables.Decisions, OfficeTables.Partners, OfficeTables.History];

    /// <summary>Every column a table can have, those with personal data among them.</summary>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public IReadOnlyList<ExportColumn> ColumnsOf(Consultation consultation, string table) =>
        table switch
        {
            PointsTable.Name => PointsTable.Columns(consultation, site, new Dictionary<string, string>()),
            ResponsesTable.Name => ResponsesTable.Columns(consultation, site),
            OfficeTables.Concerns => OfficeTables.ConcernColumns(consultation),
            OfficeTables.Decisions => OfficeTables.DecisionColumns(consultation),
            OfficeTables.Partners => OfficeTables.PartnerColumns(consultation),
            OfficeTables.History => OfficeTables.HistoryColumns(consultation),
            _ => throw NoSuchTable(table),
        };

    /// <summary>The table with its columns; rows are read when they are asked for.</summary>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public async Task<ExportTable> OpenAsync(Consultation consultation, ExportRequest request, CancellationToken cancellationToken)
    {
        switch (request.Table)
        {
            case PointsTable.Name:
                var concerns = await records.ListAsync<Concern>(consultation.Slug, cancellationToken);
                var titles = concerns.ToDictionary(concern => concern.Id, concern => concern.Title, StringComparer.Ordinal);
                return Table(PointsTable.Columns(consultation, site, titles), "Points", PointsAsync(request, cancellationToken));
            case ResponsesTable.Name:
                return Table(
                    ResponsesTable.Columns(consultation, site),
                    "Responses",
                    ResponsesAsync(consultation, request.Responses, cancellationToken)
                );
            case OfficeTables.Concerns:
                return Table(OfficeTables.ConcernColumns(consultation), "Concerns", ConcernsAsync(consultation, cancellationToken));
            case OfficeTables.Decisions:
                return Table(OfficeTables.DecisionColumns(consultation), "Decisions", DecisionsAsync(request, cancellationToken));
            case OfficeTables.Partners:
                var lines = (await partners.ExecuteAsync(consultation, cancellationToken)).Lines;
                return Table(OfficeTables.PartnerColumns(consultation), "Partners", lines.ToAsyncEnumerable());
            case OfficeTables.History:
                return Table(
                    OfficeTables.HistoryColumns(consultation),
                    "History",
                    LinesAsync(consultation, request.History, cancellationToken)
                );
            default:
                throw NoSuchTable(request.Table);
        }

        ExportTable Table<T>(IReadOnlyList<ExportColumn<T>> columns, string title, IAsyncEnumerable<T> rows) =>
            ExportTable.Of(request.Table, title, columns, request.Personal, rows);
    }

    private async IAsyncEnumerable<ExportedPoint> PointsAsync(
        ExportRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var rows = points.ExecuteAsync(request.Points, cancellationToken);
        if (!request.Personal.Overlaps(PointsTable.OfTheSender))
        {
            await foreach (var row in rows)
                yield return new ExportedPoint(row, From: null);
            yield break;
        }

        await foreach (var (row, submission) in WithSubmissionsAsync(request.Points.Consultation, rows, cancellationToken))
            yield return new ExportedPoint(row, submission?.Respondent);
    }

    private async IAsyncEnumerable<ExportedDecision> DecisionsAsync(
        ExportRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var decided = request.Points.Fields.ContainsKey(PointField.Decision)
            ? request.Points
            : request.Points.With(
                PointField.Decision,
                nameof(DecisionState.Drafted),
                nameof(DecisionState.Decided),
                nameof(DecisionState.InDecidedConcern)
            );
        var rows = points.ExecuteAsync(decided, cancellationToken);
        await foreach (var (row, submission) in WithSubmissionsAsync(request.Points.Consultation, rows, cancellationToken))
        {
            // Not decided, or undone since the row was read.
            if (submission?.Work.Find(row.Id.Number)?.Decision is { } decision)
                yield return new ExportedDecision(row, decision);
        }
    }

    /// <summary>Each with what it stands in, as far as that is still there: a few dozen are looked up together.</summary>
    private async IAsyncEnumerable<(PointRow Row, Submission? Of)> WithSubmissionsAsync(
        ConsultationSlug consultation,
        IAsyncEnumerable<PointRow> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var some in rows.Chunk(RowsTogether).WithCancellation(cancellationToken))
        {
            var found = new Dictionary<SubmissionReference, Submission>();
            var references = some.Select(row => row.Id.Submission).Distinct();
            await foreach (var submission in store.FindEachAsync(consultation, references, cancellationToken))
                found[submission.Reference] = submission;
            foreach (var row in some)
                yield return (row, found.GetValueOrDefault(row.Id.Submission));
        }
    }

    private async IAsyncEnumerable<Submission> ResponsesAsync(
        Consultation consultation,
        SubmissionQuery? asked,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var query = (asked ?? new SubmissionQuery { Consultation = consultation.Slug }) with { Take = 200, After = null }; ; )
        {
            var page = await store.ListAsync(query, cancellationToken);
            var references = page.Items.Select(item => item.Reference);
            await foreach (var submission in store.FindEachAsync(consultation.Slug, references, cancellationToken))
                yield return submission;

            if (page.Next is null)
                yield break;
            query = query with { After = page.Next };
        }
    }

    private async IAsyncEnumerable<HistoryLine> LinesAsync(
        Consultation consultation,
        HistoryQuery? asked,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (asked is null)
        {
            await foreach (var line in history.ReadAsync(consultation.Slug, cancellationToken))
                yield return line;
            yield break;
        }

        for (var query = asked with { Take = 200, Before = null }; ; )
        {
            var page = await history.ListAsync(query, cancellationToken);
            foreach (var line in page.Lines)
                yield return line;
            if (page.Next is null)
                yield break;
            query = query with { Before = page.Next };
        }
    }

    private async IAsyncEnumerable<ExportedConcern> ConcernsAsync(
        Consultation consultation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var concerns = await records.ListAsync<Concern>(consultation.Slug, cancellationToken);
        var all = new PointQuery { Consultation = consultation.Slug };
        var counts = await register.CountEachAsync(
            [.. concerns.Select(concern => all.With(PointField.Concern, concern.Id))],
            cancellationToken
        );
        foreach (var (concern, points) in concerns.Zip(counts))
            yield return new ExportedConcern(concern, points);
    }

    private static ArgumentException NoSuchTable(string table) => new($"There is no table '{table}'.", nameof(table));
}
