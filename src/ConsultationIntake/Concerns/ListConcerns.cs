using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Concerns;

/// <summary>A concern with how much stands under it.</summary>
/// <param name="Concern">The concern.</param>
/// <param name="Points">All its points, every copy of a campaign letter counted.</param>
/// <param name="Repeats">Of those, the ones that repeat another copy and are not shown again.</param>
public sealed record CountedConcern(Concern Concern, long Points, long Repeats)
{
    /// <summary>How many are shown: each campaign letter once.</summary>
    public long Shown => Points - Repeats;
}

/// <summary>All concerns of a consultation, those with most points first.</summary>
public sealed class ListConcerns(IOfficeRecords records, IPointRegister register)
{
    public async Task<IReadOnlyList<CountedConcern>> ExecuteAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var concerns = await records.ListAsync<Concern>(consultation, cancellationToken);
        var counts = await register.CountEachAsync(
            [.. concerns.SelectMany(concern => QueriesOf(consultation, concern))],
            cancellationToken
        );
        return
        [
            .. concerns
                .Zip(counts.Chunk(2), (concern, of) => new CountedConcern(concern, of[0], of[1]))
                .OrderByDescending(concern => concern.Points)
                .ThenBy(concern => concern.Concern.Title, StringComparer.Ordinal),
        ];
    }

    public async Task<CountedConcern> CountAsync(ConsultationSlug consultation, Concern concern, CancellationToken cancellationToken)
    {
        var counts = await register.CountEachAsync(QueriesOf(consultation, concern), cancellationToken);
        return new CountedConcern(concern, counts[0], counts[1]);
    }

    /// <summary>All its points, and those that repeat another.</summary>
    private static PointQuery[] QueriesOf(ConsultationSlug consultation, Concern concern)
    {
        var points = new PointQuery { Consultation = consultation }.With(PointField.Concern, concern.Id);
        return [points, points.With(PointField.Repeat, PointFacet.Yes)];
    }
}
