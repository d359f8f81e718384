using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Web.Staff;

/// <summary>What was received since a browser last looked at a consultation.</summary>
/// <param name="At">When that was.</param>
/// <param name="Responses">Responses that were received since.</param>
/// <param name="Found">The filter that finds their points.</param>
/// <param name="Points">How many these are: own views.</param>
public sealed record SinceLastVisit(DateTimeOffset At, long Responses, PointQuery Found, long Points)
{
    /// <summary>Own views in what was received at a moment or later.</summary>
    public static PointQuery PointsFrom(Consultation consultation, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return new PointQuery { Consultation = consultation.Slug, From = moment }.With(PointField.Whose, nameof(PointKind.OwnView));
    }
}
