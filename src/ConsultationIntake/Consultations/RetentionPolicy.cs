namespace ConsultationIntake.Consultations;

/// <summary>How long responses are kept after the closing date, in days: 1 to 3,650, default 730.</summary>
public sealed record RetentionPolicy
{
    public int DaysAfterClosing { get; init; } = 730;
}
