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
    TimeProvider clock
)
{
    public enum Decision
    {
        SendAgain,

        /// <summary>It arrived: only where that was not known.</summary>
        Arrived,
    }

    public enum Outcome
    {
        Settled,

        /// <summary>There is no such mail any more, or the decision is none for it.</summary>
        NoSuchMail,

        /// <summary>It may be being handed over at this moment. It still stands, and nothing was sent.</summary>
        UnderWay,
    }

    /// <summary>Throws where a mail could not be handed over; it then still stands.</summary>
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
            return Outcome.NoSuchMail;
        // Whoever hands it over takes it off the list, or says there what became of it.
        if (
            decision == Decision.SendAgain
            && mail.Purpose == MailPurpose.Reminder
            && await remind.IsUnderWayAsync(consultation, mail.Subject, cancellationToken)
        )
            return Outcome.UnderWay;
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
            return Outcome.NoSuchMail;
        try
        {
            if (decision == Decision.Arrived)
                await NoteArrivedAsync(whose, mail, cancellationToken);
            else if (!await SendAsync(whose, mail, by, cancellationToken))
            {
                await PutBackAsync(consultation, mail);
                return Outcome.UnderWay;
            }
        }
        catch
        {
            await PutBackAsync(consultation, mail);
            throw;
        }

        return Outcome.Settled;
    }

    private async Task PutBackAsync(ConsultationSlug consultation, UndeliveredMail mail) =>
        await records.SaveAsync(consultation, mail with { Version = null }, entry: null, CancellationToken.None);

    /// <summary>False where another host began to hand it over meanwhile.</summary>
    private async Task<bool> SendAsync(Consultation consultation, UndeliveredMail mail, string by, CancellationToken cancellationToken)
    {
        switch (mail.Purpose)
        {
            case MailPurpose.CopyOffer:
                await queue.EnqueueAsync(WorkItem.OfferCopy(consultation.Slug, SubmissionReference.Parse(mail.Subject)), cancellationToken);
                break;
            case MailPurpose.Copy:
                await queue.EnqueueAsync(WorkItem.SendCopy(consultation.Slug, SubmissionReference.Parse(mail.Subject)), cancellationToken);
                break;
            case MailPurpose.Acknowledgement:
                await MarkAcknowledgementAsync(mail, AcknowledgementState.Pending, cancellationToken);
                await queue.EnqueueAsync(WorkItem.AcknowledgeEmail(consultation.Slug, mail.Subject), cancellationToken);
                break;
            case MailPurpose.Reminder:
                return await remind.ExecuteAsync(consultation.Slug, mail.Subject, cancellationToken, again: true)
                    is not SendReminder.Outcome.UnderWay;
            case MailPurpose.Safeguarding:
                await tell.SendAgainAsync(consultation.Slug, mail.Subject, cancellationToken);
                break;
            case MailPurpose.Reply when RespondentOf(mail) is { } respondent:
                await respondents.SendAgainAsync(consultation.Slug, respondent, by, cancellationToken);
                break;
            case MailPurpose.Reply:
                await replies.SendAgainAsync(consultation, mail.Subject, by, cancellationToken);
                break;
            default:
                throw new NotSupportedException($"Nothing here sends {mail.Purpose} again.");
        }

        return true;
    }

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
