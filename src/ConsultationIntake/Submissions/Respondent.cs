namespace ConsultationIntake.Submissions;

/// <summary>Who responded, as far as they said. Everything may be missing.</summary>
public sealed record Respondent
{
    public static Respondent Anonymous { get; } = new();

    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Organisation { get; init; }
}
