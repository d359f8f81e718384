using ConsultationIntake.Capacity;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Inbox;

/// <summary>A message as it was kept, read again.</summary>
internal static class StoredEmail
{
    /// <summary>A mail stands in memory as it came, taken apart, and decoded.</summary>
    private const int TimesItsLength = 7;

    /// <summary>Waits until there is memory to read a mail in. Dispose of what it returns when nothing of the mail is needed.</summary>
    public static Task<IDisposable> TakeMemoryAsync(Stream stream, CancellationToken cancellationToken) =>
        WorkMemory.TakeAsync(TimesItsLength * (stream.CanSeek ? stream.Length : ReadingLimits.Default.MaxBytes), cancellationToken);

    /// <summary>The email, or null where the bytes are none.</summary>
    public static async Task<InboundEmail?> ReadAsync(
        IEmailReader reader,
        ReadingBudget budget,
        InboxMessage message,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        using var buffer = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
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
