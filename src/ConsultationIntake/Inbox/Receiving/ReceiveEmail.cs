using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Work;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>Keeps one received email: its raw bytes first, then its line in the account with the work item that reads it.</summary>
public sealed class ReceiveEmail(IBlobStore blobs, IMessageStore messages, WebhookSignature signature, TimeProvider clock)
{
    /// <summary>
    /// Returns once the bytes, the line and the work item are durable. Throws where any of them could not be kept: the
    /// caller answers 503 and the sender's server tries again (a 4xx would destroy the letter).
    /// </summary>
    public async Task<InboxMessage> ExecuteAsync(ReceivedPost post, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = MessageIds.New(now);
        var blob = MessageIds.Original(id);
        using var signed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var plain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        signed.AppendData(Encoding.UTF8.GetBytes(post.Timestamp ?? ""));
        await using (var content = new HashingStream(post.Body, signed, plain))
            await blobs.PutAsync(blob, content, cancellationToken);

        var (trusted, reason) = Judge(post, signed.GetHashAndReset());
        var message = new InboxMessage
        {
            Id = id,
            ReceivedAt = now,
            Source = post.Source,
            Blob = blob,
            ContentType = post.ContentType,
            BodyHash = Convert.ToHexStringLower(plain.GetHashAndReset()),
            Trusted = trusted,
            Reason = reason,
            Acknowledgement = AcknowledgementState.NotDue,
        };
        await messages.AddAsync(message, WorkItem.ReadEmail(id), cancellationToken);
        return message;
    }

    private (bool Trusted, MessageReason Reason) Judge(ReceivedPost post, byte[] hash)
    {
        if (post.FromStaff || (!signature.HasKeys && post.FromThisMachine))
            return (true, MessageReason.None);
        if (!signature.HasKeys || post.Signature is null)
            return (false, MessageReason.NotSigned);
        return signature.Holds(hash, post.Signature) ? (true, MessageReason.None) : (false, MessageReason.BadSignature);
    }
}
