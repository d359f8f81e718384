namespace ConsultationIntake.Consultations;

/// <summary>How a respondent reaches a person about this consultation.</summary>
public sealed record Contact
{
    public required LocalisedText Name { get; init; }
    public required string Email { get; init; }
    public string? Phone { get; init; }
    public string? PostalAddress { get; init; }
}
