using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Web.Points;

/// <summary>Who made a point, as lists say it: a partner, an organisation, else how it came.</summary>
internal static class PointMaker
{
    internal static string Of(PointRow row, Consultation consultation) =>
        consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == row.Partner)?.Name
        ?? row.Organisation
        ?? $"By {PointWords.Of(row.Channel)}";
}
