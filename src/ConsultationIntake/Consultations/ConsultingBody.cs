namespace ConsultationIntake.Consultations;

/// <summary>Who consults: the body, and the person or office that answers for the plan.</summary>
public sealed record ConsultingBody
{
    public required LocalisedText Name { get; init; }
    public required LocalisedText OfficeHolder { get; init; }

    /// <summary>The body's own web address, or null.</summary>
    public string? Website { get; init; }
}
