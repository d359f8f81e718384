using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.Inbox;

/// <summary>A message as it was kept, read again.</summary>
internal static class StoredEmail
{
    /// <summary>The email, or null where the bytes are none.</summary>
    public static async Task<InboundEmail?> ReadAsync(InboxMessage message, Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken);
        var bytes = new ReadOnlyMemory<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        if (message.Source == MessageSource.InboundParse)
            return SendGridParse.Read(bytes, message.ContentType);
        return Eml.LooksLikeMessage(bytes) ? Eml.Read(bytes) : null;
    }
}
