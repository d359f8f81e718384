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
        var counted = new List<CountedConcern>();
        foreach (var concern in await records.ListAsync<Concern>(consultation, cancellationToken))
            counted.Add(await CountAsync(consultation, concern, cancellationToken));
        return [.. counted.OrderByDescending(concern => concern.Points).ThenBy(concern => concern.Concern.Title, StringComparer.Ordinal)];
    }

    public async Task<CountedConcern> CountAsync(ConsultationSlug consultation, Concern concern, CancellationToken cancellationToken)
    {
        var points = new PointQuery { Consultation = consultation }.With(PointField.Concern, concern.Id);
        return new CountedConcern(
            concern,
            await register.CountAsync(points, cancellationToken),
            await register.CountAsync(points.With(PointField.Repeat, PointFacet.Yes), cancellationToken)
        );
    }
}
