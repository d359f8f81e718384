using System.ComponentModel;

namespace ConsultationIntake.Consultations;

/// <summary>
/// The facts that the privacy notice and the accessibility statement are made from. What is missing is left out of the page.
/// </summary>
public sealed record PrivacyFacts
{
    [Description("Who decides how the answers are used (the data controller). Default: the body's name.")]
    public LocalisedText? Controller { get; init; }

    [Description("The data protection officer's email address. Default: the contact's.")]
    public string? DataProtectionEmail { get; init; }

    [Description("Where security researchers write to, for security.txt. Default: the contact's email address.")]
    public string? SecurityEmail { get; init; }

    [Description("The registration number with the Information Commissioner.")]
    public string? RegistrationNumber { get; init; }

    [Description("When the form was last tested for accessibility.")]
    public DateOnly? AccessibilityTested { get; init; }
}
