using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Extraction;
using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>Opens what was received, for a person to read what the machine could not.</summary>
public sealed class OpenOriginal(IMessageStore messages, IBlobStore blobs)
{
    private const int MostNesting = 16;

    /// <param name="Name">Safe to save as.</param>
    public sealed record File(string Name, ReadOnlyMemory<byte> Content);

    /// <summary>The message as it came, or null. The caller disposes it.</summary>
    public async Task<Stream?> MessageAsync(string messageId, CancellationToken cancellationToken) =>
        await messages.FindAsync(messageId, cancellationToken) is { } message ? await blobs.OpenAsync(message.Blob, cancellationToken) : null;

    /// <summary>The first file of that name in the message, those of attached messages included; or null.</summary>
    public async Task<File?> FileAsync(string messageId, string name, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(messageId, cancellationToken) is not { } message)
            return null;
        await using var stream = await blobs.OpenAsync(message.Blob, cancellationToken);
        var email = stream is null ? null : await StoredEmail.ReadAsync(message, stream, cancellationToken);
        return email is null ? null : Find(email, name, depth: 0);
    }

    private static File? Find(InboundEmail email, string name, int depth)
    {
        foreach (var file in email.Attachments)
        {
            if (file.FileName == name)
                return new File(file.FileName, file.Content);
            if (depth < MostNesting && DocumentKinds.Of(file) == DocumentKind.Email && Find(Eml.Read(file.Content), name, depth + 1) is { } inner)
                return inner;
        }

        return null;
    }
}
