using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Inbox.Emails;

/// <summary>Reads mail, in whatever form it came.</summary>
public interface IEmailReader
{
    /// <summary>
    /// A whole message (RFC 5322), or null where the bytes are none. What is broken, too deep or too much is left out and
    /// <see cref="InboundEmail.Complete"/> says so.
    /// </summary>
    Task<InboundEmail?> ReadAsync(ReadOnlyMemory<byte> message, ReadingBudget budget, CancellationToken cancellationToken);

    /// <summary>What SendGrid's Inbound Parse posts, in both its modes, or null where the body holds no form field.</summary>
    /// <param name="contentType">The post's own Content-Type, which names the boundary; null where it was lost.</param>
    Task<InboundEmail?> ReadPostAsync(
        ReadOnlyMemory<byte> body,
        string? contentType,
        ReadingBudget budget,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Whether a file begins as a message does. Of one whose header fields are longer than any server takes it may say no; nothing but the
    /// beginning is looked at.
    /// </summary>
    Task<bool> LooksLikeMessageAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken);

    /// <summary>
    /// A post as one message for a mail program: byte for byte where it was posted whole, else put together again; null where it is no
    /// mail.
    /// </summary>
    Task<ReadOnlyMemory<byte>?> MessageOfAsync(ReadOnlyMemory<byte> body, string? contentType, CancellationToken cancellationToken);
}
