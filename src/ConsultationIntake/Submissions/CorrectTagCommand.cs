using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions;

/// <param name="Point">See <see cref="Points.Point.Number"/>.</param>
/// <param name="Applies">Whether the theme belongs on the point.</param>
/// <param name="By">The member of staff, as the sign-in names them.</param>
public sealed record CorrectTagCommand(
    ConsultationSlug Consultation, SubmissionReference Reference, int Point, string Theme, bool Applies, string By);
