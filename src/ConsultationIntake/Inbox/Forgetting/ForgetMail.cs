using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Files;

namespace ConsultationIntake.Inbox.Forgetting;

/// <summary>
/// Erases mail: the original with its attachments, who sent it and its subject. Its line stays in the account, so that
/// messages = submissions + duplicates + set aside + quarantined + failed + waiting still holds. Cut off, it is run again.
/// </summary>
public sealed class ForgetMail(IBlobStore blobs, IMessageStore messages, TimeProvider clock) : IPlaceOfWords
{
    private const int Page = 200;

    public string Place => "mail";

    public Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken) => OfSubmissionAsync(erasure.Response, cancellationToken);

    /// <summary>Set aside, quarantined, failed: no submission leads to these.</summary>
    public Task ForgetAllAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        OfConsultationAsync(consultation.ToString(), before: null, cancellationToken);

    /// <summary>
    /// Originals, a day old, that a host kept and stopped before their message was: nobody was told that they were kept.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        for (var day = 1; day <= ForgetFiles.DaysLookedBack; day++)
        {
            var names = blobs.ListPutBeforeAsync(MessageIds.OriginalsOfDay(now.AddDays(-day)), now.AddDays(-1), cancellationToken);
            await foreach (var name in names)
            {
                if (await messages.FindAsync(MessageIds.OfOriginal(name), cancellationToken) is null)
                    await blobs.DeleteAsync(name, cancellationToken);
            }
        }
    }

    /// <summary>
    /// The message that a submission came in, and those that repeated it. Nothing happens where it did not come by mail. The hash by which
    /// the mail is known again stays, so that the same mail, sent again, brings nothing back. A message that is being read meanwhile is
    /// settled here: what the other then saves of it is out of date and not taken.
    /// </summary>
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
        if (
            await messages.FindClaimAsync(key, cancellationToken) is { } claim
            && await messages.FindAsync(claim.Owner, cancellationToken) is { Erased: false, State: MessageState.Waiting } reading
        )
            await OfMessageAsync(
                reading with
                {
                    Consultation = submission.Consultation.ToString(),
                    State = MessageState.Submission,
                    Reference = submission.Reference,
                },
                cancellationToken
            );
    }

    /// <summary>One message, its original with it. Returns it as it is then kept.</summary>
    public async Task<InboxMessage> OfMessageAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        if (await IsLastOfItsOriginalAsync(message, cancellationToken))
            await blobs.DeleteAsync(message.Blob, cancellationToken);
        return await BlankAsync(message, cancellationToken);
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
                await OfMessageAsync(message, cancellationToken);
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

    private async Task<InboxMessage> BlankAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var seen = message;
        while (true)
        {
            var blank = seen with { Sender = null, SenderName = null, Subject = null, Erased = true };
            if (await messages.UpdateAsync(blank, cancellationToken) is { } saved)
                return saved;
            // Somebody else saved it in between: theirs is blanked.
            seen = await messages.FindAsync(message.Id, cancellationToken) ?? throw new InvalidOperationException("A message is gone.");
            if (seen.Erased)
                return seen;
        }
    }
}
