using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Inbox.Answering;

/// <summary>Sends a mail again that did not go out, at the word of a member of staff, and writes down who said so.</summary>
public sealed class RetryUndelivered(
    IOfficeRecords records,
    IWorkQueue queue,
    IMessageStore messages,
    SendReminder remind,
    TimeProvider clock
)
{
    /// <summary>
    /// False where there is no such mail any more. Throws where a reminder could not be handed over; it then still stands.
    /// </summary>
    /// <param name="consultation">Whose mail it is.</param>
    /// <param name="id">See <see cref="UndeliveredMail.IdOf"/>.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> ExecuteAsync(ConsultationSlug consultation, string id, string by, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<UndeliveredMail>(consultation, id, cancellationToken) is not { } mail)
            return false;
        // It leaves the list first: whatever fails from here on puts it back, and nothing takes off what failed just now.
        var now = clock.GetUtcNow();
        var entry = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Act = HistoryActs.RetryMail,
            Submission = ReferenceOf(mail),
            Subject = mail.Id,
        };
        if (!await records.DeleteAsync(consultation, mail, entry, cancellationToken))
            return false;
        try
        {
            await SendAsync(consultation, mail, cancellationToken);
        }
        catch
        {
            await records.SaveAsync(consultation, mail with { Version = null }, entry: null, CancellationToken.None);
            throw;
        }

        return true;
    }

    private async Task SendAsync(ConsultationSlug consultation, UndeliveredMail mail, CancellationToken cancellationToken)
    {
        switch (mail.Purpose)
        {
            case MailPurpose.CopyOffer:
                await queue.EnqueueAsync(WorkItem.OfferCopy(consultation, SubmissionReference.Parse(mail.Subject)), cancellationToken);
                break;
            case MailPurpose.Copy:
                await queue.EnqueueAsync(WorkItem.SendCopy(consultation, SubmissionReference.Parse(mail.Subject)), cancellationToken);
                break;
            case MailPurpose.Acknowledgement:
                if (await messages.FindAsync(mail.Subject, cancellationToken) is { } message)
                    await messages.UpdateAsync(
                        message with
                        {
                            Acknowledgement = AcknowledgementState.Pending,
                            AcknowledgementTries = 0,
                        },
                        cancellationToken
                    );
                await queue.EnqueueAsync(WorkItem.AcknowledgeEmail(consultation, mail.Subject), cancellationToken);
                break;
            case MailPurpose.Reminder:
                await remind.ExecuteAsync(consultation, mail.Subject, cancellationToken);
                break;
            default:
                throw new NotSupportedException($"Nothing here sends {mail.Purpose} again.");
        }
    }

    private static SubmissionReference? ReferenceOf(UndeliveredMail mail) =>
        mail.Purpose is MailPurpose.Copy or MailPurpose.CopyOffer ? SubmissionReference.Parse(mail.Subject) : null;
}
