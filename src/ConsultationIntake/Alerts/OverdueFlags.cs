using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Alerts;

/// <summary>
/// The points with a safeguarding flag that nobody has answered, and those of them that have waited longer than the office allows itself.
/// Whether their response stands makes no difference: a person at risk is one in a letter that was replaced or taken back as well.
/// </summary>
public sealed class OverdueFlags(IPointRegister register, TimeProvider clock)
{
    /// <summary>How many have waited too long.</summary>
    public Task<long> CountAsync(Consultation consultation, CancellationToken cancellationToken) =>
        register.CountAsync(Overdue(consultation), cancellationToken);

    /// <summary>How many are not answered, and how many of them have waited too long.</summary>
    public async Task<(long Open, long Overdue)> CountBothAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        var counts = await register.CountEachAsync([Open(consultation), Overdue(consultation)], cancellationToken);
        return (counts[0], counts[1]);
    }

    /// <summary>How many are not answered and have not waited too long.</summary>
    public Task<long> CountInTimeAsync(Consultation consultation, CancellationToken cancellationToken) =>
        register.CountAsync(InTime(consultation), cancellationToken);

    /// <summary>Those that have waited too long since they were raised, as the register finds them.</summary>
    public PointQuery Overdue(Consultation consultation) => Open(consultation) with { FlaggedUntil = Since(consultation) };

    /// <summary>Those that are not answered and have not waited too long.</summary>
    public PointQuery InTime(Consultation consultation) => Open(consultation) with { FlaggedFrom = Since(consultation) };

    /// <summary>Those that somebody answered.</summary>
    public static PointQuery Answered(Consultation consultation) => In(consultation, FlagState.Referred, FlagState.NoConcern);

    private static PointQuery Open(Consultation consultation) => In(consultation, FlagState.New, FlagState.Seen);

    private DateTimeOffset Since(Consultation consultation) => clock.GetUtcNow().AddHours(-consultation.Safeguarding.OverdueAfterHours);

    private static PointQuery In(Consultation consultation, params FlagState[] states) =>
        new PointQuery { Consultation = consultation.Slug }
            .With(PointField.Safeguarding, [.. states.Select(state => state.ToString())])
            .With(PointField.Stands, PointFacet.Yes, PointFacet.No);
}
