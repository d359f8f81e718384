using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Understanding;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Inbox.Answering;

/// <summary>
/// Thanks the sender of a response, once. Cut off while the mail was being handed over, it is tried once more and never
/// a third time: one thank-you at least, two at most.
/// </summary>
public sealed partial class AcknowledgeEmail(
    ConsultationCatalogue catalogue,
    IBlobStore blobs,
    IMessageStore messages,
    ISubmissionStore submissions,
    SendKeptMail mail,
    IEmailReader reader,
    ReadingLimits limits,
    NoteUndelivered note,
    TimeProvider clock,
    SiteAddress site,
    ILogger<AcknowledgeEmail> logger
)
{
    private const int MostTries = 2;

    private static readonly TimeSpan OneAnHour = TimeSpan.FromHours(1);

    /// <summary>Throws where the mail could not be handed over now.</summary>
    public async Task ExecuteAsync(string messageId, CancellationToken cancellationToken)
    {
        if (
            await messages.FindAsync(messageId, cancellationToken) is not { State: MessageState.Submission } message
            || message.Acknowledgement is not (AcknowledgementState.Pending or AcknowledgementState.Sending)
        )
            return;
        var outcome = await AnswerAsync(message, cancellationToken);
        if (outcome is not null)
            Log.MessageAnswered(logger, messageId, outcome.Value);
    }

    private async Task<AcknowledgementState?> AnswerAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        if (message.AcknowledgementTries >= MostTries)
        {
            await note.ExecuteAsync(
                ConsultationSlug.Parse(message.Consultation),
                MailPurpose.Acknowledgement,
                message.Id,
                new MailOutcome.Unknown(),
                cancellationToken
            );
            return await MarkAsync(message, AcknowledgementState.Unknown, cancellationToken);
        }

        if (await ComposeAsync(message, cancellationToken) is not { } thanks)
            return await MarkAsync(message, AcknowledgementState.NotWanted, cancellationToken);
        var turn = MessageKeys.Thanks(Fingerprint.Of(thanks.To.Email.ToLowerInvariant()));
        var claim = await messages.ClaimAsync(turn, message.Id, clock.GetUtcNow(), OneAnHour, cancellationToken);
        if (claim.Owner != message.Id)
            return await MarkAsync(message, AcknowledgementState.TooSoon, cancellationToken);

        var sending = message with
        {
            Acknowledgement = AcknowledgementState.Sending,
            AcknowledgementTries = message.AcknowledgementTries + 1,
        };
        if (await messages.UpdateAsync(sending, cancellationToken) is not { } saved)
            return null;
        MailOutcome outcome;
        try
        {
            outcome = await mail.ExecuteAsync(ConsultationSlug.Parse(message.Consultation), thanks, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // It did not go out, so this was no try: the queue comes back with it.
            await messages.UpdateAsync(
                saved with
                {
                    Acknowledgement = AcknowledgementState.Pending,
                    AcknowledgementTries = message.AcknowledgementTries,
                },
                CancellationToken.None
            );
            throw;
        }

        await note.ExecuteAsync(
            ConsultationSlug.Parse(message.Consultation),
            MailPurpose.Acknowledgement,
            message.Id,
            outcome,
            cancellationToken
        );
        return await MarkAsync(
            saved,
            outcome switch
            {
                MailOutcome.Refused => AcknowledgementState.Refused,
                MailOutcome.Unknown => AcknowledgementState.Unknown,
                _ => AcknowledgementState.Sent,
            },
            cancellationToken
        );
    }

    private async Task<OutgoingMail?> ComposeAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(message.Consultation) is not { } consultation
            || message.Sender is null
            || message.Reference is not { } reference
            || await submissions.FindAsync(consultation.Slug, reference, cancellationToken) is not { } submission
        )
            return null;
        await using var stream = await blobs.OpenAsync(message.Blob, cancellationToken);
        using var memory = stream is null ? null : await StoredEmail.TakeMemoryAsync(stream, cancellationToken);
        var email = stream is null
            ? null
            : await StoredEmail.ReadAsync(reader, new ReadingBudget(limits, clock), message, stream, cancellationToken);
        return AcknowledgementMail.Of(consultation, message, submission, email?.MessageId, site);
    }

    private async Task<AcknowledgementState?> MarkAsync(
        InboxMessage message,
        AcknowledgementState state,
        CancellationToken cancellationToken
    ) => await messages.UpdateAsync(message with { Acknowledgement = state }, cancellationToken) is null ? null : state;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Acknowledged message {Message}: {State}")]
        internal static partial void MessageAnswered(ILogger logger, string message, AcknowledgementState state);
    }
}
