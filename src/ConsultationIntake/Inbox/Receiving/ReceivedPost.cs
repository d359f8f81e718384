using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>An email as it is handed over, unread.</summary>
public sealed record ReceivedPost
{
    /// <summary>The raw bytes; read once, to the end.</summary>
    public required Stream Body { get; init; }

    public required MessageSource Source { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The value of <see cref="WebhookSignature.SignatureHeader"/>, or null.</summary>
    public string? Signature { get; init; }

    /// <summary>The value of <see cref="WebhookSignature.TimestampHeader"/>, or null.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Whether it came over loopback; where no key is set, such a post is trusted.</summary>
    public bool FromThisMachine { get; init; }

    /// <summary>How many bytes the sender says it has, or null where it says nothing.</summary>
    public long? Length { get; init; }

    /// <summary>
    /// Whether so many bytes of a mail that nothing vouches for may be kept. Asked before it is kept where it is not signed, and where a
    /// signature does not hold as soon as that is known. Null: always.
    /// </summary>
    public Func<long, CancellationToken, Task<bool>>? MayKeepUntrusted { get; init; }

    /// <summary>A member of staff, known to the host, hands it over: it is trusted without a signature.</summary>
    public bool FromStaff { get; init; }
}
