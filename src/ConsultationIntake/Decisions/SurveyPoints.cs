using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <summary>What many points are, counted before anything is done to them.</summary>
/// <param name="Points">How many points.</param>
/// <param name="Responses">How many responses they are in.</param>
/// <param name="Repeats">Of the points, those that repeat another copy of the same campaign letter.</param>
/// <param name="Decided">Of the points, those that carry a decision, drafts counted in.</param>
/// <param name="Agreed">Of those, the ones whose decision is agreed.</param>
/// <param name="DecidedWithConcern">Of those that carry a decision, the ones that have it from their concern.</param>
/// <param name="InConcerns">Of the points, those in a concern.</param>
/// <param name="OpenFlags">Of the points, those whose safeguarding flag nobody has answered.</param>
/// <param name="Mark">Changes with every change by staff to any of them, and with every point that comes or goes.</param>
public sealed record PointSurvey(
    long Points,
    long Responses,
    long Repeats,
    IReadOnlyList<PointId> Decided,
    long Agreed,
    long DecidedWithConcern,
    long InConcerns,
    IReadOnlyList<PointId> OpenFlags,
    string Mark
)
{
    /// <summary>Copies of campaign letters that say what one of the points says, and are none of the points.</summary>
    public long Copies { get; init; }
}

/// <summary>Looks at every point of a filter, or at those chosen, at a cost that grows with them alone.</summary>
public sealed class SurveyPoints(IPointRegister register)
{
    private const int PageLength = 200;

    public async Task<PointSurvey> ExecuteAsync(ConsultationSlug consultation, ManyPoints points, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(register, consultation, points, cancellationToken);
        var queries = SameWords.CopiesOf(rows, consultation);
        var copies = queries.Count == 0 ? 0 : (await register.CountEachAsync(queries, cancellationToken)).Sum();
        var shown = rows.Where(row => !row.IsRepeat).Select(SameWords.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Of(rows) with { Copies = copies - rows.Count(row => row.IsRepeat && SameWords.Of(row) is { } same && shown.Contains(same)) };
    }

    /// <summary>The copies of <see cref="PointSurvey.Copies"/>.</summary>
    internal static async Task<IReadOnlyList<PointRow>> CopiesAsync(
        IPointRegister register,
        ConsultationSlug consultation,
        IReadOnlyCollection<PointRow> rows,
        CancellationToken cancellationToken
    )
    {
        var known = rows.Select(row => row.Id).ToHashSet();
        var copies = new List<PointRow>();
        foreach (var query in SameWords.CopiesOf(rows, consultation))
            copies.AddRange((await AllAsync(register, query, cancellationToken)).Where(row => !known.Contains(row.Id)));
        return copies;
    }

    internal static PointSurvey Of(IReadOnlyCollection<PointRow> rows) =>
        new(
            rows.Count,
            rows.Select(row => row.Id.Submission).Distinct().Count(),
            rows.Count(row => row.IsRepeat),
            [.. rows.Where(row => row.Decision != DecisionState.Undecided).Select(row => row.Id)],
            rows.Count(row => row.Decision is DecisionState.Decided or DecisionState.InDecidedConcern),
            rows.Count(row => row.IsDecidedWithConcern),
            rows.Count(row => row.Concern is not null),
            [.. rows.Where(row => row.Flag is FlagState.New or FlagState.Seen).Select(row => row.Id)],
            MarkOf(rows)
        );

    /// <summary>All of them, in the order of the list; of those chosen the ones that are still there.</summary>
    internal static async Task<IReadOnlyList<PointRow>> RowsAsync(
        IPointRegister register,
        ConsultationSlug consultation,
        ManyPoints points,
        CancellationToken cancellationToken
    )
    {
        switch (points)
        {
            case ManyPoints.Found found:
                return await AllAsync(register, found.Query, cancellationToken);
            case ManyPoints.Chosen chosen:
                var ids = chosen.Points.Select(point => point.Id).ToHashSet();
                var letters = ids.Select(id => id.Submission.ToString()).Distinct(StringComparer.Ordinal).ToArray();
                if (letters.Length == 0)
                    return [];
                var inThem = new PointQuery { Consultation = consultation }.With(PointField.Submission, letters);
                return [.. (await AllAsync(register, inThem, cancellationToken)).Where(row => ids.Contains(row.Id))];
            default:
                throw new NotSupportedException($"{points.GetType().Name} finds no points.");
        }
    }

    private static async Task<IReadOnlyList<PointRow>> AllAsync(
        IPointRegister register,
        PointQuery query,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<PointRow>();
        for (var next = query with { Take = PageLength, After = null }; ; )
        {
            var page = await register.ListAsync(next, cancellationToken);
            rows.AddRange(page.Points);
            if (page.Next is null)
                return rows;
            next = next with { After = page.Next };
        }
    }

    private static string MarkOf(IEnumerable<PointRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
            hash.AppendData(Encoding.UTF8.GetBytes($"{ChosenPoint.Of(row)}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
