using Azure;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>Who claimed an idempotency key, and for which submission.</summary>
internal sealed record KeyClaim
{
    internal required string Partition { get; init; }
    internal required string KeyRow { get; init; }
    internal required SubmissionReference Reference { get; init; }
    internal required string ContentHash { get; init; }
    internal required ETag ETag { get; init; }

    /// <summary>Whether the caller has it now.</summary>
    internal required bool IsMine { get; init; }

    /// <summary>When it was written, by the service's clock.</summary>
    internal DateTimeOffset? ClaimedAt { get; init; }
}
