namespace ConsultationIntake.Digests;

/// <summary>One recipient's copy of a digest.</summary>
public sealed record DigestDelivery
{
    public required string Email { get; init; }
    public required DeliveryState State { get; init; }

    /// <summary>Why it was refused, for staff; or null.</summary>
    public string? Reason { get; init; }
}
