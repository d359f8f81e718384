using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.SentMails;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Replies;

/// <summary>What became of one reply.</summary>
public enum SendReplyOutcome
{
    Sent,

    /// <summary>It was sent, or is being sent, already. Nothing went out.</summary>
    SentBefore,

    /// <summary>No address is proven to be the partner's.</summary>
    NoAddress,

    /// <summary>Something they said is not decided yet, or nothing they said stands.</summary>
    NotReady,
    Refused,

    /// <summary>All of it was handed over and nothing said whether it was taken. It is not sent again.</summary>
    Unsure,

    /// <summary>The mail service could not be reached. It can be sent again.</summary>
    NotHandedOver,
}

/// <summary>
/// Sends replies to partners, each once: the ledger's record is made before its mail is handed over, and of several who make it one does.
/// A record that stays <see cref="ReplyState.Sending"/> is sent again by nobody: it may have gone out, and staff are told so.
/// </summary>
public sealed partial class SendReplies(
    ReadReplies replies,
    IOfficeRecords records,
    SendKeptMail mail,
    NoteUndelivered note,
    TimeProvider clock,
    ILogger<SendReplies> logger
)
{
    /// <param name="consultation">Whose replies.</param>
    /// <param name="partners">The ids of those that were chosen. An id without a reply is passed over.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it between two replies.</param>
    /// <returns>By the partner's id.</returns>
    public async Task<IReadOnlyDictionary<string, SendReplyOutcome>> ExecuteAsync(
        Consultation consultation,
        IReadOnlySet<string> partners,
        string by,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new Dictionary<string, SendReplyOutcome>(StringComparer.Ordinal);
        foreach (var reply in await replies.ExecuteAsync(consultation, partners, cancellationToken))
            outcomes[reply.Partner.Id] = await SendAsync(consultation, reply, by, cancellationToken);

        return outcomes;
    }

    /// <summary>
    /// Sends a reply again that was refused, or of which nobody knows. Throws where it could not be handed over. Where their points are no
    /// longer all decided, it waits among the others until they are.
    /// </summary>
    /// <param name="consultation">Whose reply.</param>
    /// <param name="partner">Whom it is for, by id.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Never <see cref="SendReplyOutcome.NotHandedOver"/>.</returns>
    public async Task<SendReplyOutcome> SendAgainAsync(
        Consultation consultation,
        string partner,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (await records.FindAsync<ReplyDelivery>(consultation.Slug, partner, cancellationToken) is { State: ReplyState.Sent })
            return SendReplyOutcome.SentBefore;
        await MarkAsync(consultation, partner, ReplyState.NotHandedOver);
        var outcomes = await ExecuteAsync(consultation, new HashSet<string>(StringComparer.Ordinal) { partner }, by, cancellationToken);
        // Where there is no reply to them any more, nothing they said stands.
        var outcome = outcomes.GetValueOrDefault(partner, SendReplyOutcome.NotReady);
        return outcome == SendReplyOutcome.NotHandedOver ? throw new IOException("The mail service could not be reached.") : outcome;
    }

    /// <summary>Somebody says that a reply arrived, of which nobody knew.</summary>
    public Task NoteArrivedAsync(Consultation consultation, string partner) => MarkAsync(consultation, partner, ReplyState.Sent);

    private async Task<SendReplyOutcome> SendAsync(
        Consultation consultation,
        PartnerReply reply,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (reply.Delivery is { State: not ReplyState.NotHandedOver })
            return SendReplyOutcome.SentBefore;
        if (reply.Address is not { } address)
            return SendReplyOutcome.NoAddress;
        if (!reply.Reply.IsReady)
            return SendReplyOutcome.NotReady;
        var now = clock.GetUtcNow();
        var claim = new ReplyDelivery
        {
            Id = reply.Partner.Id,
            State = ReplyState.Sending,
            By = by,
            At = now,
            Version = reply.Delivery?.Version,
        };
        var line = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Act = HistoryActs.Reply,
            Submission = reply.Reply.References is [var only] ? only : null,
            Subject = reply.Partner.Id,
            After = $"{reply.Reply.Points.Count} points",
        };
        if (!await records.SaveAsync(consultation.Slug, claim, line, cancellationToken))
            return SendReplyOutcome.SentBefore;
        MailOutcome outcome;
        try
        {
            // Not to be stopped, as by a closed browser: a mail broken off is one of which nobody knows.
            var id = $"reply-{consultation.Slug}-{reply.Partner.Id}";
            outcome = await mail.ExecuteAsync(
                consultation.Slug,
                ReplyMail.Of(consultation, reply.Reply, address, id),
                CancellationToken.None
            );
        }
        catch (Exception failure)
        {
            Log.ReplyNotHandedOver(logger, failure, consultation.Slug.ToString(), reply.Partner.Id);
            await MarkAsync(consultation, claim.Id, ReplyState.NotHandedOver);
            return SendReplyOutcome.NotHandedOver;
        }

        var (state, answer) = outcome switch
        {
            MailOutcome.Accepted => (ReplyState.Sent, SendReplyOutcome.Sent),
            MailOutcome.Refused => (ReplyState.Refused, SendReplyOutcome.Refused),
            _ => (ReplyState.Sending, SendReplyOutcome.Unsure),
        };
        await note.ExecuteAsync(consultation.Slug, MailPurpose.Reply, reply.Partner.Id, outcome, CancellationToken.None);
        await MarkAsync(consultation, claim.Id, state);
        Log.ReplyDelivered(logger, consultation.Slug.ToString(), reply.Partner.Id, state);
        return answer;
    }

    /// <summary>Not to be stopped: what was handed over has to be known.</summary>
    private async Task MarkAsync(Consultation consultation, string partner, ReplyState state)
    {
        var stored = await records.FindAsync<ReplyDelivery>(consultation.Slug, partner, CancellationToken.None);
        if (stored is not null)
            await records.SaveAsync(consultation.Slug, stored with { State = state }, entry: null, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Delivered the reply of {Consultation} to {Partner}: {State}")]
        internal static partial void ReplyDelivered(ILogger logger, string consultation, string partner, ReplyState state);

        [LoggerMessage(2, LogLevel.Warning, "Could not hand over the reply of {Consultation} to {Partner}")]
        internal static partial void ReplyNotHandedOver(ILogger logger, Exception failure, string consultation, string partner);
    }
}
