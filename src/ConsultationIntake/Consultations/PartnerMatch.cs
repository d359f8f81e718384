using ConsultationIntake.Mail;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Consultations;

/// <summary>Finds which expected partner a respondent is.</summary>
public static class PartnerMatch
{
    /// <summary>The partner's id by its address, then by its domain, then by its name; or null.</summary>
    public static string? Of(Consultation consultation, Respondent respondent)
    {
        var partners = consultation.ExpectedPartners;
        if (EmailAddress.TryParse(respondent.Email, out var address))
        {
            var byAddress = partners.FirstOrDefault(partner => partner.Emails.Contains(address.ToString(), StringComparer.OrdinalIgnoreCase))
                ?? partners.FirstOrDefault(partner => partner.Domains.Any(domain => IsWithin(address.Domain, domain)));
            if (byAddress is not null)
                return byAddress.Id;
        }

        return respondent.Organisation?.Trim() is { Length: > 0 } name
            ? partners.FirstOrDefault(partner => Named(partner, name))?.Id
            : null;
    }

    private static bool IsWithin(string domain, string expected) =>
        domain.Equals(expected, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{expected}", StringComparison.OrdinalIgnoreCase);

    private static bool Named(ExpectedPartner partner, string name) =>
        name.Equals(partner.Id, StringComparison.OrdinalIgnoreCase)
        || name.Equals(partner.Name, StringComparison.OrdinalIgnoreCase)
        || partner.AlsoKnownAs.Contains(name, StringComparer.OrdinalIgnoreCase);
}
