using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Web.Staff;

/// <param name="Mine">Points given to whoever looks, whosever words they are.</param>
/// <param name="Nobodys">Points that are still to be decided and given to nobody.</param>
public sealed record GivenPoints(long Mine, long Nobodys)
{
    internal static PointQuery To(string member, ConsultationSlug consultation) =>
        new PointQuery { Consultation = consultation }.With(PointField.Assigned, member);

    /// <summary>The senders' own views alone: the others are nobody's to answer.</summary>
    internal static PointQuery ToNobody(ConsultationSlug consultation) =>
        new PointQuery { Consultation = consultation }
            .With(PointField.Assigned, PointFacet.None)
            .With(PointField.Whose, nameof(PointKind.OwnView))
            .With(PointField.Decision, nameof(DecisionState.Undecided), nameof(DecisionState.Drafted));
}
