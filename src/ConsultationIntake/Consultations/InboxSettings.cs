namespace ConsultationIntake.Consultations;

/// <summary>The addresses whose mail belongs to this consultation, beside <c>{slug}@</c> any domain we receive for.</summary>
public sealed record InboxSettings
{
    public IReadOnlyList<string> Addresses { get; init; } = [];
}
