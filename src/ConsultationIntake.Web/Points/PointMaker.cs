using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Staff;

namespace ConsultationIntake.Web.Points;

/// <summary>Who made a point, as lists say it: a partner, an organisation, else how it came.</summary>
internal static class PointMaker
{
    internal static string Of(PointRow row, Consultation consultation) =>
        SenderName.Of(consultation, row.Sender) ?? $"By {PointWords.Of(row.Channel)}";
}
