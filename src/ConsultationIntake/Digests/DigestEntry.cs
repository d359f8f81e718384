using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Digests;

/// <summary>One digest in the ledger.</summary>
public sealed record DigestEntry
{
    public required ConsultationSlug Consultation { get; init; }

    /// <summary>The occurrence's id, unique within the consultation and made of <c>a-z 0-9 -</c>.</summary>
    public required string Id { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When a host last took it on.</summary>
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>When the figures were read: what "since the last digest" counts from next time.</summary>
    public required DateTimeOffset FiguresAt { get; init; }
    public required Tally Figures { get; init; }
    public required IReadOnlyList<DigestDelivery> Deliveries { get; init; }

    /// <summary>The ledger's mark of this version; null before it is stored.</summary>
    public string? Version { get; init; }

    /// <summary>At least one copy was, or may have been, handed over.</summary>
    public bool WentOut =>
        Deliveries.Any(delivery => delivery.State is DeliveryState.Sent or DeliveryState.Sending or DeliveryState.Unknown);

    public bool IsComplete =>
        Deliveries.All(delivery => delivery.State is DeliveryState.Sent or DeliveryState.Refused or DeliveryState.Unknown);
}
