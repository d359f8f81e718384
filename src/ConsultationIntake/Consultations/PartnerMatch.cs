namespace ConsultationIntake.Consultations;

/// <summary>Finds the expected partner that a name belongs to. Anybody can write a name: what follows from it is a claim.</summary>
public static class PartnerMatch
{
    /// <summary>The id of the partner whose id, name or other name this is, or null.</summary>
    public static string? Named(Consultation consultation, string? organisation) =>
        organisation?.Trim() is { Length: > 0 } name
            ? consultation.ExpectedPartners.FirstOrDefault(partner => Named(partner, name))?.Id
            : null;

    private static bool Named(ExpectedPartner partner, string name) =>
        name.Equals(partner.Id, StringComparison.OrdinalIgnoreCase)
        || name.Equals(partner.Name, StringComparison.OrdinalIgnoreCase)
        || partner.AlsoKnownAs.Contains(name, StringComparer.OrdinalIgnoreCase);
}
