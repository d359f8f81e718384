using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Forgetting;

/// <summary>
/// Erases mail: the original with its attachments, who sent it and its subject. Its line stays in the account, so that
/// messages = submissions + duplicates + set aside + quarantined + failed + waiting still holds. Cut off, it is run again.
/// </summary>
public sealed class ForgetMail(IBlobStore blobs, IMessageStore messages)
{
    private const int Page = 200;

    /// <summary>The message that a submission came in, and those that repeated it. Nothing happens where it did not come by mail.</summary>
    public async Task OfSubmissionAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission is not { Channel: Channel.Email, IdempotencyKey: { } key })
            return;
        await ForgetAsync(
            new MessageQuery
            {
                Consultation = submission.Consultation.ToString(),
                Reference = submission.Reference,
                Take = Page,
            },
            cancellationToken
        );
        // Sent again, the same letter is a new one: what it would repeat is gone.
        if (await messages.FindClaimAsync(key, cancellationToken) is { } claim)
            await messages.ReleaseAsync(key, claim.Owner, cancellationToken);
    }

    /// <summary>All mail of a consultation that is read; empty stands for what came to no known one.</summary>
    /// <param name="before">Only what was received before this instant; null for all.</param>
    /// <returns>How many messages were erased.</returns>
    public Task<int> OfConsultationAsync(string consultation, DateTimeOffset? before, CancellationToken cancellationToken) =>
        ForgetAsync(
            new MessageQuery
            {
                Consultation = consultation,
                Before = before,
                Take = Page,
            },
            cancellationToken
        );

    private async Task<int> ForgetAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        while (await messages.ListAsync(query, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var message in page.Where(message => message is { Erased: false, State: not MessageState.Waiting }))
            {
                if (await IsLastOfItsOriginalAsync(message, cancellationToken))
                    await blobs.DeleteAsync(message.Blob, cancellationToken);
                await BlankAsync(message, cancellationToken);
                forgotten++;
            }

            query = query with { After = page[^1].Id };
        }

        return forgotten;
    }

    /// <summary>A mail to several consultations is a message in each, all with one original (see <see cref="MessageIds"/>).</summary>
    private async Task<bool> IsLastOfItsOriginalAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var first = MessageIds.OfOriginal(message.Blob);
        for (var number = 1; await messages.FindAsync(MessageIds.Copy(first, number), cancellationToken) is { } other; number++)
        {
            if (other.Id != message.Id && !other.Erased)
                return false;
        }

        return true;
    }

    private async Task BlankAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var seen = message;
        while (seen is { Erased: false })
        {
            var blank = seen with { Sender = null, SenderName = null, Subject = null, Erased = true };
            // Somebody else saved it in between: theirs is blanked.
            seen = await messages.UpdateAsync(blank, cancellationToken) is null
                ? await messages.FindAsync(message.Id, cancellationToken)
                : null;
        }
    }
}
