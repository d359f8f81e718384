using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Replies;

/// <param name="Queued">Replies that go out now.</param>
/// <param name="NotReady">Not sent: something they said is not decided yet, or nothing they said stands.</param>
/// <param name="Sent">Not sent: they were sent before.</param>
/// <param name="Unsure">Not sent: they were handed over before, and nobody knows whether they went out.</param>
/// <param name="Refused">Not sent: the mail service refused them before.</param>
public sealed record QueuedReplies(int Queued, int NotReady, int Sent, int Unsure = 0, int Refused = 0);

/// <summary>
/// Sends respondents who asked for it, and whose address is proven, what was done with each of their points: once, by way of the queue,
/// as there may be thousands.
/// </summary>
public sealed partial class ReplyToRespondents(
    ConsultationCatalogue catalogue,
    ReadReplies replies,
    IOfficeRecords records,
    IWorkQueue queue,
    IMailSender mail,
    NoteUndelivered note,
    TimeProvider clock,
    ILogger<ReplyToRespondents> logger
)
{
    /// <summary>Puts into the queue what can go.</summary>
    /// <param name="consultation">Whose replies.</param>
    /// <param name="chosen">Their responses; null for every one.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it between two; what is queued by then goes.</param>
    public async Task<QueuedReplies> QueueAsync(
        Consultation consultation,
        IReadOnlySet<SubmissionReference>? chosen,
        string by,
        CancellationToken cancellationToken
    )
    {
        var (queued, notReady, sent, unsure, refused) = (0, 0, 0, 0, 0);
        foreach (var delivery in await replies.WantedAsync(consultation.Slug, cancellationToken))
        {
            var reference = SubmissionReference.Parse(delivery.Id);
            if (chosen?.Contains(reference) == false)
                continue;
            if (delivery.State == ReplyState.Sent)
                sent++;
            else if (delivery.State == ReplyState.Sending)
                unsure++;
            else if (delivery.State == ReplyState.Refused)
                refused++;
            else if (await replies.RespondentAsync(consultation, delivery, cancellationToken) is not { Reply.IsReady: true } reply)
                notReady++;
            else
            {
                // Where somebody else was quicker it goes out now all the same.
                await QueueAsync(consultation, reply, by, cancellationToken);
                queued++;
            }
        }

        return new QueuedReplies(queued, notReady, sent, unsure, refused);
    }

    private async Task QueueAsync(Consultation consultation, RespondentReply reply, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var line = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Act = HistoryActs.Reply,
            Submission = reply.Reference,
            After = $"{reply.Reply.Points.Count} points",
        };
        var queued = reply.Delivery with { State = ReplyState.Queued, By = by, At = now };
        // What stands as queued and is in no queue, for a host that died between the two, is put there once more: it is sent once all
        // the same.
        if (reply.Delivery.State != ReplyState.Queued && !await records.SaveAsync(consultation.Slug, queued, line, cancellationToken))
            return;
        await queue.EnqueueAsync(WorkItem.SendReply(consultation.Slug, reply.Reference), cancellationToken);
    }

    /// <summary>Sends what was queued. Throws where the mail service could not be reached and it should be tried again.</summary>
    public async Task SendAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { } consultation
            || await FindAsync(slug, reference, cancellationToken) is not { State: ReplyState.Queued } queued
        )
            return;
        var reply = await replies.RespondentAsync(consultation, queued, cancellationToken);
        var ready = reply is { Reply.IsReady: true };
        var claim = queued with { State = ready ? ReplyState.Sending : ReplyState.Wanted, At = clock.GetUtcNow() };
        if (!await records.SaveAsync(slug, claim, entry: null, cancellationToken) || !ready)
            return;
        MailOutcome outcome;
        try
        {
            var id = $"reply-{slug}-{reference}";
            // Not to be stopped: a mail broken off is one of which nobody knows.
            outcome = await mail.SendAsync(ReplyMail.Of(consultation, reply!.Reply, reply.Address, id), CancellationToken.None);
        }
        catch (Exception)
        {
            await MarkAsync(slug, reference, ReplyState.Queued);
            throw;
        }

        var state = outcome switch
        {
            MailOutcome.Accepted => ReplyState.Sent,
            MailOutcome.Refused => ReplyState.Refused,
            _ => ReplyState.Sending,
        };
        await note.ExecuteAsync(slug, MailPurpose.Reply, reference.ToString(), outcome, CancellationToken.None);
        await MarkAsync(slug, reference, state);
        Log.ReplyDelivered(logger, slug.ToString(), reference.ToString(), state);
    }

    /// <summary>After the last try: staff see that it did not go, and can send it again.</summary>
    public async Task GiveUpAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, reference, cancellationToken) is { State: ReplyState.Queued })
            await MarkAsync(slug, reference, ReplyState.NotHandedOver);
    }

    /// <summary>
    /// Puts a reply into the queue again that was refused or of which nobody knows. Nothing happens where it was sent meanwhile.
    /// </summary>
    public async Task SendAgainAsync(ConsultationSlug slug, SubmissionReference reference, string by, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, reference, cancellationToken) is not { State: not ReplyState.Sent } stored)
            return;
        var queued = stored with { State = ReplyState.Queued, By = by, At = clock.GetUtcNow() };
        if (await records.SaveAsync(slug, queued, entry: null, cancellationToken))
            await queue.EnqueueAsync(WorkItem.SendReply(slug, reference), cancellationToken);
    }

    /// <summary>Somebody says that a reply arrived, of which nobody knew.</summary>
    public Task NoteArrivedAsync(ConsultationSlug slug, SubmissionReference reference) => MarkAsync(slug, reference, ReplyState.Sent);

    private Task<ReplyDelivery?> FindAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken) =>
        records.FindAsync<ReplyDelivery>(slug, reference.ToString(), cancellationToken);

    /// <summary>Not to be stopped: what was handed over has to be known.</summary>
    private async Task MarkAsync(ConsultationSlug slug, SubmissionReference reference, ReplyState state)
    {
        if (await FindAsync(slug, reference, CancellationToken.None) is { } stored)
            await records.SaveAsync(slug, stored with { State = state, At = clock.GetUtcNow() }, entry: null, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Delivered the reply of {Consultation} to {Reference}: {State}")]
        internal static partial void ReplyDelivered(ILogger logger, string consultation, string reference, ReplyState state);
    }
}
