namespace ConsultationIntake.Inbox;

/// <summary>What the host is told of its mail.</summary>
public sealed record InboxOptions
{
    /// <summary>
    /// Public keys for the signature of posts, base64 DER SPKI; several while one is being changed. Default none: posts are then trusted
    /// over loopback and quarantined otherwise.
    /// </summary>
    public IReadOnlyList<string> SignatureKeys { get; init; } = [];

    /// <summary>
    /// Domains of the mailboxes that forward to us, such as the office's own Microsoft 365 tenant. Default none.
    /// The sender of what such a server passes on is believed where the server's own Authentication-Results, the first in the mail,
    /// says that a check passed for the sender's domain; so name only servers that write one on every mail.
    /// </summary>
    public IReadOnlyList<string> TrustedForwarders { get; init; } = [];

    /// <summary>From which spam score mail of unknown senders is set aside: 1 to 50, default 5.</summary>
    public double SpamScore { get; init; } = 5;
}
