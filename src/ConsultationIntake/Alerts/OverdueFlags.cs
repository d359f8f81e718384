using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Alerts;

/// <summary>
/// The points with a safeguarding flag that nobody has answered, and those of them that have waited longer than the office allows itself.
/// </summary>
public sealed class OverdueFlags(IPointRegister register, TimeProvider clock)
{
    /// <summary>How many have waited too long.</summary>
    public Task<long> CountAsync(Consultation consultation, CancellationToken cancellationToken) =>
        register.CountAsync(Overdue(consultation), cancellationToken);

    /// <summary>How many are not answered and have not waited too long.</summary>
    public Task<long> CountInTimeAsync(Consultation consultation, CancellationToken cancellationToken) =>
        register.CountAsync(InTime(consultation), cancellationToken);

    /// <summary>Those that have waited too long, as the register finds them.</summary>
    public PointQuery Overdue(Consultation consultation) => Open(consultation) with { Until = Since(consultation) };

    /// <summary>Those that are not answered and have not waited too long.</summary>
    public PointQuery InTime(Consultation consultation) => Open(consultation) with { From = Since(consultation) };

    private DateTimeOffset Since(Consultation consultation) => clock.GetUtcNow().AddHours(-consultation.Safeguarding.OverdueAfterHours);

    private static PointQuery Open(Consultation consultation) =>
        new PointQuery { Consultation = consultation.Slug }.With(PointField.Safeguarding, nameof(FlagState.New), nameof(FlagState.Seen));
}
