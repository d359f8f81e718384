using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Work;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>Keeps one received email: its raw bytes first, then its line in the account with the work item that reads it.</summary>
public sealed class ReceiveEmail(IBlobStore blobs, IMessageStore messages, WebhookSignature signature, TimeProvider clock)
{
    /// <summary>What mail servers take, in bytes: a mail whose length is told nowhere counts as that.</summary>
    private const long LongestMail = 30_000_000;

    /// <summary>
    /// Returns once the bytes, the line and the work item are durable. Throws where any of them could not be kept: the
    /// caller answers 503 and the sender's server tries again (a 4xx would destroy the letter). Null, with nothing kept, where nothing
    /// vouches for it and <see cref="ReceivedPost.MayKeepUntrusted"/> says no: the caller answers 503 then, too.
    /// A signed post that was kept before is kept no second time, and the message that it became is returned, also where that was erased.
    /// </summary>
    public async Task<InboxMessage?> ExecuteAsync(ReceivedPost post, CancellationToken cancellationToken)
    {
        if (IsSurelyUntrusted(post) && !await MayKeepAsync(post, cancellationToken))
            return null;
        var now = clock.GetUtcNow();
        var id = MessageIds.New(now);
        var blob = MessageIds.Original(id);
        using var signed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var plain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        signed.AppendData(Encoding.UTF8.GetBytes(post.Timestamp ?? ""));
        await using (var content = new HashingStream(post.Body, signed, plain))
            await blobs.PutAsync(blob, content, cancellationToken);

        var hash = signed.GetHashAndReset();
        var (trusted, reason) = Judge(post, hash, now);
        if (reason is MessageReason.BadSignature or MessageReason.OldSignature && !await MayKeepAsync(post, cancellationToken))
        {
            await blobs.DeleteAsync(blob, cancellationToken);
            return null;
        }

        if (trusted && !IsTrustedUnsigned(post) && await BeforeAsync(id, hash, now, cancellationToken) is { } before)
        {
            await blobs.DeleteAsync(blob, cancellationToken);
            return before;
        }

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

    /// <summary>
    /// The message that the very same post became, or null. Where a host died between taking the key and keeping the message there is none,
    /// and what it says is still known again when it is read.
    /// </summary>
    private async Task<InboxMessage?> BeforeAsync(string id, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = MessageKeys.Post(Convert.ToHexStringLower(hash));
        var claim = await messages.ClaimAsync(key, id, now, lasts: null, cancellationToken);
        return claim.Owner == id ? null : await messages.FindAsync(claim.Owner, cancellationToken);
    }

    private static async Task<bool> MayKeepAsync(ReceivedPost post, CancellationToken cancellationToken) =>
        post.MayKeepUntrusted is not { } may || await may(post.Length ?? LongestMail, cancellationToken);

    private bool IsTrustedUnsigned(ReceivedPost post) => post.FromStaff || (!signature.HasKeys && post.FromThisMachine);

    private bool IsSurelyUntrusted(ReceivedPost post) => !IsTrustedUnsigned(post) && (!signature.HasKeys || post.Signature is null);

    private (bool Trusted, MessageReason Reason) Judge(ReceivedPost post, byte[] hash, DateTimeOffset now)
    {
        if (IsTrustedUnsigned(post))
            return (true, MessageReason.None);
        if (IsSurelyUntrusted(post))
            return (false, MessageReason.NotSigned);
        if (!signature.Holds(hash, post.Signature!))
            return (false, MessageReason.BadSignature);
        return WebhookSignature.IsRecent(post.Timestamp, now) ? (true, MessageReason.None) : (false, MessageReason.OldSignature);
    }
}
