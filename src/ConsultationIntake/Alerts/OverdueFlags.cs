using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Alerts;

/// <summary>Counts the points with a safeguarding flag that nobody has answered in the time the office sets itself.</summary>
public sealed class OverdueFlags(IPointRegister register, TimeProvider clock)
{
    public Task<long> CountAsync(Consultation consultation, CancellationToken cancellationToken) =>
        register.CountAsync(
            new PointQuery
            {
                Consultation = consultation.Slug,
                Until = clock.GetUtcNow().AddHours(-consultation.Safeguarding.OverdueAfterHours),
            }.With(PointField.Safeguarding, nameof(FlagState.New), nameof(FlagState.Seen)),
            cancellationToken
        );
}
