using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Concerns;

/// <summary>Puts points under a concern, with what is decided for it.</summary>
public sealed class GroupPoints(IOfficeRecords records, TakeActionOnMany takeOnMany)
{
    /// <param name="consultation">Whose concern it is.</param>
    /// <param name="concern">The concern's id.</param>
    /// <param name="points">Which points.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="batch">What it is undone by, or null: see <see cref="TakeActionOnManyCommand"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="withCopies">See <see cref="TakeActionOnManyCommand"/>.</param>
    public async Task<TakeActionOnManyOutcome> ExecuteAsync(
        ConsultationSlug consultation,
        string concern,
        ManyPoints points,
        string by,
        string? batch,
        CancellationToken cancellationToken,
        bool withCopies = false
    )
    {
        if (await records.FindAsync<Concern>(consultation, concern, cancellationToken) is not { } known)
            return new TakeActionOnManyOutcome.NotFound();
        var outcome = await TakeAsync(known, points, batch);
        // Decided while the points came in: what was carried to the others passed these by.
        while (
            await records.FindAsync<Concern>(consultation, concern, cancellationToken) is { } now && now.Disposition != known.Disposition
        )
        {
            known = now;
            var inIt = new PointQuery { Consultation = consultation }.With(PointField.Concern, concern);
            await TakeAsync(known, new ManyPoints.Found(inIt), together: null);
        }

        return outcome;

        Task<TakeActionOnManyOutcome> TakeAsync(Concern into, ManyPoints which, string? together) =>
            takeOnMany.ExecuteAsync(
                new TakeActionOnManyCommand(consultation, which, new StaffAction.Group(into.Id, into.Disposition), by, together)
                {
                    WithCopies = withCopies && together is not null,
                },
                cancellationToken
            );
    }
}
