using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Undelivered;

/// <summary>
/// Settles, at the word of a member of staff, what becomes of a mail that did not go out or of which nobody knows, and writes down who
/// said so.
/// </summary>
public sealed class SettleUndelivered(
    ConsultationCatalogue catalogue,
    IOfficeRecords records,
    IWorkQueue queue,
    IMessageStore messages,
    SendReminder remind,
    TellOfSafeguarding tell,
    SendReplies replies,
    ReplyToRespondents respondents,
    StaffHistory history,
    TimeProvider clock
)
{
    public enum Decision
    {
        SendAgain,

        /// <summary>It arrived: only where that was not known.</summary>
        Arrived,
    }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Settled : Outcome;

        /// <summary>There is no such mail any more, or the decision is none for it.</summary>
        public sealed record NoSuchMail : Outcome;

        /// <summary>It may be being handed over at this moment. It still stands, and nothing was sent.</summary>
        public sealed record UnderWay : Outcome;

        /// <summary>There was no more reason to send it, or something is missing for it. Nothing was sent.</summary>
        /// <param name="Why">For staff: a sentence.</param>
        /// <param name="StillStands">It can be sent once staff have done something about that. Else it is off the list.</param>
        public sealed record NotSent(string Why, bool StillStands) : Outcome;
    }

    /// <summary>
    /// Throws where a mail could not be handed over; it then still stands. What is taken off the list unsent is a line of history, too.
    /// </summary>
    /// <param name="consultation">Whose mail it is.</param>
    /// <param name="id">See <see cref="UndeliveredMail.IdOf"/>.</param>
    /// <param name="decision">What they say.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome> ExecuteAsync(
        ConsultationSlug consultation,
        string id,
        Decision decision,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (
            catalogue.Find(consultation) is not { } whose
            || await records.FindAsync<UndeliveredMail>(consultation, id, cancellationToken) is not { } mail
            || (decision == Decision.Arrived && !mail.MayHaveArrived)
        )
            return new Outcome.NoSuchMail();
        // Whoever hands it over takes it off the list, or says there what became of it.
        if (
            decision == Decision.SendAgain
            && mail.Purpose == MailPurpose.Reminder
            && await remind.IsUnderWayAsync(consultation, mail.Subject, cancellationToken)
        )
            return new Outcome.UnderWay();
        // It leaves the list first: whatever fails from here on puts it back, and nothing takes off what failed just now.
        var now = clock.GetUtcNow();
        var entry = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Act = decision == Decision.Arrived ? HistoryActs.SettleMail : HistoryActs.RetryMail,
            Submission = ReferenceOf(mail),
            Subject = mail.Id,
        };
        if (!await records.DeleteAsync(consultation, mail, entry, cancellationToken))
            return new Outcome.NoSuchMail();
        try
        {
            if (decision == Decision.Arrived)
            {
                await NoteArrivedAsync(whose, mail, cancellationToken);
                return new Outcome.Settled();
            }

            var outcome = await SendAsync(whose, mail, by, cancellationToken);
            if (outcome is Outcome.UnderWay or Outcome.NotSent { StillStands: true })
                await PutBackAsync(consultation, mail);
            else if (outcome is Outcome.NotSent dropped)
                await history.WriteAsync(
                    consultation,
                    by,
                    HistoryActs.DropMail,
                    ReferenceOf(mail),
                    mail.Id,
                    dropped.Why,
                    CancellationToken.None
                );
            return outcome;
        }
        catch
        {
            await PutBackAsync(consultation, mail);
            throw;
        }
    }

    private async Task PutBackAsync(ConsultationSlug consultation, UndeliveredMail mail) =>
        await records.SaveAsync(consultation, mail with { Version = null }, entry: null, CancellationToken.None);

    private async Task<Outcome> SendAsync(Consultation consultation, UndeliveredMail mail, string by, CancellationToken cancellationToken)
    {
        switch (mail.Purpose)
        {
            case MailPurpose.CopyOffer:
                await queue.EnqueueAsync(WorkItem.OfferCopy(consultation.Slug, SubmissionReference.Parse(mail.Subject)), cancellationToken);
                return new Outcome.Settled();
            case MailPurpose.Copy:
                await queue.EnqueueAsync(WorkItem.SendCopy(consultation.Slug, SubmissionReference.Parse(mail.Subject)), cancellationToken);
                return new Outcome.Settled();
            case MailPurpose.Acknowledgement:
                await MarkAcknowledgementAsync(mail, AcknowledgementState.Pending, cancellationToken);
                await queue.EnqueueAsync(WorkItem.AcknowledgeEmail(consultation.Slug, mail.Subject), cancellationToken);
                return new Outcome.Settled();
            case MailPurpose.Reminder:
                return OutcomeOf(await remind.ExecuteAsync(consultation.Slug, mail.Subject, cancellationToken, again: true));
            case MailPurpose.Safeguarding:
                return await tell.SendAgainAsync(consultation.Slug, mail.Subject, cancellationToken)
                    ? new Outcome.Settled()
                    : new Outcome.NotSent("Every flag it was to tell of has been answered.", StillStands: false);
            case MailPurpose.Reply when RespondentOf(mail) is { } respondent:
                return await respondents.SendAgainAsync(consultation.Slug, respondent, by, cancellationToken)
                    ? new Outcome.Settled()
                    : new Outcome.NotSent("The reply was sent meanwhile, or is wanted no longer.", StillStands: false);
            case MailPurpose.Reply:
                return OutcomeOf(await replies.SendAgainAsync(consultation, mail.Subject, by, cancellationToken));
            default:
                throw new NotSupportedException($"Nothing here sends {mail.Purpose} again.");
        }
    }

    private static Outcome OutcomeOf(SendReminder.Outcome reminder) =>
        reminder switch
        {
            // What was refused, or of which nobody knows, stands on the list again.
            SendReminder.Outcome.Sent or SendReminder.Outcome.Refused or SendReminder.Outcome.Unknown => new Outcome.Settled(),
            SendReminder.Outcome.UnderWay or SendReminder.Outcome.RemindedToday => new Outcome.UnderWay(),
            SendReminder.Outcome.AlreadyAnswered => new Outcome.NotSent("The partner has answered meanwhile.", StillStands: false),
            SendReminder.Outcome.Closed => new Outcome.NotSent("The consultation has closed.", StillStands: false),
            SendReminder.Outcome.NoSuchPartner => new Outcome.NotSent("The partner is expected no longer.", StillStands: false),
            SendReminder.Outcome.NotInvited => new Outcome.NotSent(
                "The partner was not invited: put the day it was asked into \"invited\" of the partner in consultation.json.",
                StillStands: true
            ),
            SendReminder.Outcome.MailWaits => new Outcome.NotSent(
                "Mail of this partner, or that says so, waits: decide on it first, it may be their response.",
                StillStands: true
            ),
            SendReminder.Outcome.NoAddress => new Outcome.NotSent(
                "No address of the partner is known: add one to it in consultation.json.",
                StillStands: true
            ),
            _ => throw new NotSupportedException($"{reminder} is not known here."),
        };

    private static Outcome OutcomeOf(SendReplyOutcome reply) =>
        reply switch
        {
            SendReplyOutcome.Sent or SendReplyOutcome.Refused or SendReplyOutcome.Unsure => new Outcome.Settled(),
            SendReplyOutcome.SentBefore => new Outcome.NotSent("The reply was sent meanwhile.", StillStands: false),
            SendReplyOutcome.NoAddress => new Outcome.NotSent(
                "No address is proven to be the partner's any more. The reply waits among the others.",
                StillStands: false
            ),
            SendReplyOutcome.NotReady => new Outcome.NotSent(
                "Not every point of theirs is decided any more. The reply waits among the others until they are.",
                StillStands: false
            ),
            _ => throw new NotSupportedException($"{reply} is not known here."),
        };

    private async Task NoteArrivedAsync(Consultation consultation, UndeliveredMail mail, CancellationToken cancellationToken)
    {
        switch (mail.Purpose)
        {
            case MailPurpose.Acknowledgement:
                await MarkAcknowledgementAsync(mail, AcknowledgementState.Sent, cancellationToken);
                break;
            case MailPurpose.Safeguarding:
                await tell.NoteArrivedAsync(consultation.Slug, mail.Subject, cancellationToken);
                break;
            case MailPurpose.Reply when RespondentOf(mail) is { } respondent:
                await respondents.NoteArrivedAsync(consultation.Slug, respondent);
                break;
            case MailPurpose.Reply:
                await replies.NoteArrivedAsync(consultation, mail.Subject);
                break;
            case MailPurpose.CopyOffer or MailPurpose.Copy or MailPurpose.Reminder:
                // Nothing else says of these whether they arrived.
                break;
            default:
                throw new NotSupportedException($"Nothing here knows of {mail.Purpose}.");
        }
    }

    private async Task MarkAcknowledgementAsync(UndeliveredMail mail, AcknowledgementState state, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(mail.Subject, cancellationToken) is { } message)
            await messages.UpdateAsync(message with { Acknowledgement = state, AcknowledgementTries = 0 }, cancellationToken);
    }

    private static SubmissionReference? ReferenceOf(UndeliveredMail mail) =>
        mail.Purpose switch
        {
            MailPurpose.Copy or MailPurpose.CopyOffer => SubmissionReference.Parse(mail.Subject),
            MailPurpose.Safeguarding => TellOfSafeguarding.ReferenceOf(mail.Subject),
            MailPurpose.Reply => RespondentOf(mail),
            _ => null,
        };

    /// <summary>The response that a reply is about; null where it is a partner's, whose id no reference is written as.</summary>
    private static SubmissionReference? RespondentOf(UndeliveredMail mail) =>
        SubmissionReference.TryParse(mail.Subject, out var reference) && reference.ToString() == mail.Subject ? reference : null;
}
