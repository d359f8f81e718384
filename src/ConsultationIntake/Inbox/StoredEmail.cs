using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Inbox;

/// <summary>A message as it was kept, read again.</summary>
internal static class StoredEmail
{
    /// <summary>The email, or null where the bytes are none.</summary>
    public static async Task<InboundEmail?> ReadAsync(
        IEmailReader reader,
        ReadingBudget budget,
        InboxMessage message,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken);
        var bytes = new ReadOnlyMemory<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        return message.Source switch
        {
            MessageSource.InboundParse => await reader.ReadPostAsync(bytes, message.ContentType, budget, cancellationToken),
            MessageSource.File => await reader.ReadAsync(bytes, budget, cancellationToken),
            _ => throw new InvalidOperationException($"Nobody reads messages that came as {message.Source}."),
        };
    }
}
