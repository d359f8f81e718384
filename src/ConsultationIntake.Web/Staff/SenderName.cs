using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Staff;

/// <summary>Whom staff read a response is from: what is proven as a fact, and what it only says of itself as that.</summary>
internal static class SenderName
{
    /// <param name="otherwise">Who sent it, where it names no organisation.</param>
    internal static string? Of(Consultation consultation, SubmissionSummary response, string? otherwise) =>
        PartnerOf(consultation, response.Partner) ?? ClaimOf(consultation, response.PartnerClaim) ?? response.Organisation ?? otherwise;

    /// <summary>Null for somebody who answers for themselves.</summary>
    internal static string? Of(Consultation consultation, Sender sender) =>
        sender.NameIn(consultation) ?? ClaimOf(consultation, sender.ClaimIn(consultation)?.Id);

    /// <summary>The name of an expected partner, or null.</summary>
    internal static string? PartnerOf(Consultation consultation, string? id) =>
        consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == id)?.Name;

    /// <summary>In words that make no fact of it; null where it claims to be nobody.</summary>
    internal static string? ClaimOf(Consultation consultation, string? id) =>
        PartnerOf(consultation, id) is { } name ? $"Says it is {name}" : null;
}
