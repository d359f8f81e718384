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
    /// <param name="expected">How many the member of staff was told they are; null does not ask.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TakeActionOnManyOutcome> ExecuteAsync(
        ConsultationSlug consultation,
        string concern,
        PointQuery points,
        long? expected,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (await records.FindAsync<Concern>(consultation, concern, cancellationToken) is not { } known)
            return new TakeActionOnManyOutcome.NotFound();
        var outcome = await TakeAsync(known, points, expected);
        // Decided while the points came in: what was carried to the others passed these by.
        while (
            await records.FindAsync<Concern>(consultation, concern, cancellationToken) is { } now && now.Disposition != known.Disposition
        )
        {
            known = now;
            await TakeAsync(known, new PointQuery { Consultation = consultation }.With(PointField.Concern, concern), count: null);
        }

        return outcome;

        Task<TakeActionOnManyOutcome> TakeAsync(Concern into, PointQuery which, long? count) =>
            takeOnMany.ExecuteAsync(
                new TakeActionOnManyCommand(which, count, new StaffAction.Group(into.Id, into.Disposition), by),
                cancellationToken
            );
    }
}
