using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>Opens what was received, for a person to read what the machine could not.</summary>
public sealed class OpenOriginal(IMessageStore messages, IBlobStore blobs, IEmailReader reader, ReadingLimits limits, TimeProvider clock)
{
    /// <param name="Name">Safe to save as.</param>
    public sealed record File(string Name, ReadOnlyMemory<byte> Content);

    /// <param name="Name">Safe to save as.</param>
    /// <param name="Content">From its start. Whoever asked disposes of it.</param>
    public sealed record Message(string Name, Stream Content);

    /// <summary>
    /// The message for a mail program: byte for byte where it came whole, put together again where its parts were posted, and the post
    /// itself where that is no email. Null where there is none, or it was erased. What has to be read for that waits until there is memory
    /// for it, as <see cref="EmailAsync"/> does.
    /// </summary>
    public async Task<Message?> MessageAsync(string messageId, CancellationToken cancellationToken)
    {
        if (
            await messages.FindAsync(messageId, cancellationToken) is not { } message
            || await blobs.OpenAsync(message.Blob, cancellationToken) is not { } stream
        )
            return null;
        if (message.Source == MessageSource.File)
            return new Message($"{messageId}.eml", stream);
        await using (stream)
        {
            using var memory = await StoredEmail.TakeMemoryAsync(stream, cancellationToken);
            if (await WholeAsync(message, stream, cancellationToken) is { } whole)
                return new Message($"{messageId}.eml", whole);
        }

        return await blobs.OpenAsync(message.Blob, cancellationToken) is { } post ? new Message($"{messageId}.txt", post) : null;
    }

    private async Task<MemoryStream?> WholeAsync(InboxMessage message, Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        await stream.CopyToAsync(buffer, cancellationToken);
        var post = new ReadOnlyMemory<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        return await reader.MessageOfAsync(post, message.ContentType, cancellationToken) is { } whole
            ? new MemoryStream(whole.ToArray(), writable: false)
            : null;
    }

    /// <summary>
    /// The message as it is read, or null where it cannot be or is gone. Waits until there is memory to read it in, as the workers do.
    /// </summary>
    public async Task<InboundEmail?> EmailAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(message.Blob, cancellationToken);
        if (stream is null)
            return null;
        using var memory = await StoredEmail.TakeMemoryAsync(stream, cancellationToken);
        return await StoredEmail.ReadAsync(reader, new ReadingBudget(limits, clock), message, stream, cancellationToken);
    }

    /// <summary>The first file of that name in the message, those of attached messages included; or null.</summary>
    public async Task<File?> FileAsync(string messageId, string name, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(messageId, cancellationToken) is not { } message)
            return null;
        return await EmailAsync(message, cancellationToken) is { } email ? Find(email, name) : null;
    }

    private static File? Find(InboundEmail email, string name)
    {
        foreach (var file in email.Attachments)
        {
            if (file.FileName == name)
                return new File(file.FileName, file.Content);
            if (file.Message is { } message && Find(message, name) is { } inner)
                return inner;
        }

        return null;
    }
}
