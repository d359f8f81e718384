using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Messages;

/// <summary>One message in the account of the inbox. The message itself is in the blob store, as it came.</summary>
public sealed record InboxMessage
{
    /// <summary>1 to 60 of <c>a-z 0-9 -</c>; ids sort in the order of receipt.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required MessageSource Source { get; init; }

    /// <summary>The name of the raw bytes in the blob store.</summary>
    public required string Blob { get; init; }

    /// <summary>The Content-Type of the post, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>SHA-256 of the raw bytes, in hex.</summary>
    public required string BodyHash { get; init; }

    public MessageState State { get; init; }

    public MessageReason Reason { get; init; }

    /// <summary>False until its signature held, or staff released it.</summary>
    public required bool Trusted { get; init; }

    /// <summary>The slug of its consultation, or empty while it is not known.</summary>
    public string Consultation { get; init; } = "";

    /// <summary>Staff let it out of quarantine: what it says of its sender's authenticity proves nothing.</summary>
    public bool Released { get; init; }

    /// <summary>Staff took it out of what had been set aside: it is a response, whatever it looks like.</summary>
    public bool TakenIn { get; init; }

    /// <summary>The visible sender's address, or null. For staff only, and never for logs.</summary>
    public string? Sender { get; init; }

    public string? SenderName { get; init; }

    public string? Subject { get; init; }

    /// <summary>The id of the expected partner whose address was proven to have sent it, or null.</summary>
    public string? Partner { get; init; }

    /// <summary>It was set aside on a sign that is not certain, and nobody has looked yet.</summary>
    public bool Doubtful { get; init; }

    /// <summary>The submission it became, or the one it repeats.</summary>
    public SubmissionReference? Reference { get; init; }

    public AcknowledgementState Acknowledgement { get; init; }

    /// <summary>How often an acknowledgement was begun: 0 to 2.</summary>
    public int AcknowledgementTries { get; init; }

    /// <summary>Why it failed, in words for staff and without personal data; or null.</summary>
    public string? Failure { get; init; }

    /// <summary>What it said and who sent it was erased, the original with it; the line stays in the account.</summary>
    public bool Erased { get; init; }

    /// <summary>The store's mark of this version, for optimistic concurrency; null before it is stored.</summary>
    public string? Version { get; init; }
}
