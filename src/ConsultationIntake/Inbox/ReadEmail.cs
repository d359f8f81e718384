using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Forgetting;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Understanding;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Inbox;

/// <summary>
/// Reads a kept message and settles where it belongs: a submission, a duplicate, set aside, or quarantined. Safe to run
/// again after it was cut off at any step: each step finds what the one before it left.
/// </summary>
public sealed partial class ReadEmail(
    ConsultationCatalogue catalogue,
    IBlobStore blobs,
    IMessageStore messages,
    SubmitResponse submit,
    ISubmissionStore submissions,
    ForgetMail forget,
    IWorkQueue queue,
    IEmailReader reader,
    IDocumentReader documents,
    ReadingLimits limits,
    InboxOptions options,
    TimeProvider clock,
    ILogger<ReadEmail> logger
)
{
    /// <summary>Nothing happens for a message that is settled. Throws where trying again may help, and where the blob is gone.</summary>
    public async Task ExecuteAsync(string messageId, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(messageId, cancellationToken) is not { } message)
            return;
        if (message.State == MessageState.Waiting)
            message = await SettleAsync(message, cancellationToken);
        if (message.Acknowledgement == AcknowledgementState.Pending)
            await queue.EnqueueAsync(
                WorkItem.AcknowledgeEmail(ConsultationSlug.Parse(message.Consultation), message.Id),
                cancellationToken
            );
    }

    private async Task<InboxMessage> SettleAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        await using var stream =
            await blobs.OpenAsync(message.Blob, cancellationToken)
            ?? throw new InvalidOperationException($"The original of message {message.Id} is missing.");
        using var memory = await StoredEmail.TakeMemoryAsync(stream, cancellationToken);
        var budget = new ReadingBudget(limits, clock);
        var email = await StoredEmail.ReadAsync(reader, budget, message, stream, cancellationToken);
        var settled = email is null
            ? message with
            {
                State = MessageState.Failed,
                Reason = MessageReason.NotAnEmail,
                Failure = "What was received is no email that can be read here. The original is kept.",
            }
            : await DecideAsync(message, email, budget, cancellationToken);
        // Another host was faster where this is null, and what it settled stands.
        var saved =
            await messages.UpdateAsync(settled, cancellationToken) ?? await messages.FindAsync(message.Id, cancellationToken) ?? settled;
        Log.MessageSettled(logger, saved.Id, saved.State, saved.Reason);
        return await IsErasedAsync(saved, cancellationToken) ? await forget.OfMessageAsync(saved, cancellationToken) : saved;
    }

    /// <summary>
    /// Whether the response that a mail became or repeats is gone: it was erased while the mail was read, or before the mail came again.
    /// Asked after the mail is saved: whoever erases later finds it there.
    /// </summary>
    private async Task<bool> IsErasedAsync(InboxMessage message, CancellationToken cancellationToken) =>
        message is { Erased: false, Reference: { } reference, State: MessageState.Submission or MessageState.Duplicate }
        && await submissions.FindAsync(ConsultationSlug.Parse(message.Consultation), reference, cancellationToken) is null;

    private async Task<InboxMessage> DecideAsync(
        InboxMessage message,
        InboundEmail email,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        var routes = catalogue.Find(message.Consultation) is { } chosen ? [chosen] : Routing.Of(message, email, catalogue.All);
        message = message with
        {
            Sender = email.From?.Email,
            SenderName = email.From?.Name,
            Subject = TextTidy.Line(email.Subject) is { Length: > 300 } long_ ? long_[..300] : TextTidy.Line(email.Subject),
            Consultation = routes is [var first, ..] ? first.Slug.ToString() : "",
        };
        if (!message.Trusted)
            return message with { State = MessageState.Quarantined };
        message = message with { Reason = MessageReason.None, Doubtful = false };

        var proven = SenderProof.Of(message, email, options);
        var known = routes.Count > 0 && proven is not null ? SenderRecognition.ByAddress(routes[0].ExpectedPartners, proven.Email) : null;
        var automatic = message.TakenIn
            ? AutomaticMail.Finding.Person
            : AutomaticMail.Recognise(email, known is not null, options.SpamScore);
        var own = automatic.Reason == MessageReason.None ? "" : SetAsideMail.OwnWords(email, limits);
        var atRisk = automatic.Reason != MessageReason.None && SetAsideMail.TellsOfRisk(own, email.Subject);
        if (automatic.Reason != MessageReason.None && !(atRisk && routes.Count > 0))
        {
            var saysMore = atRisk || (email.ReportType is null && SetAsideMail.SaysMore(own));
            message = message with { Partner = known?.Id, Doubtful = !automatic.Certain || saysMore };
            return await SetAsideAsync(message, automatic.Reason, cancellationToken);
        }

        if (routes.Count == 0)
            return await SetAsideAsync(message, MessageReason.NoConsultation, cancellationToken);
        for (var i = 1; i < routes.Count; i++)
            await SplitAsync(message, routes[i], i, cancellationToken);
        return await RespondAsync(
            message,
            email,
            proven,
            routes[0],
            atRisk ? [SubmissionMarks.LooksAutomatic] : [],
            budget,
            cancellationToken
        );
    }

    /// <summary>A mail to two consultations is a message in each.</summary>
    private async Task SplitAsync(InboxMessage message, Consultation consultation, int number, CancellationToken cancellationToken)
    {
        var copy = message with
        {
            Id = MessageIds.Copy(message.Id, number + 1),
            Consultation = consultation.Slug.ToString(),
            State = MessageState.Waiting,
            Version = null,
        };
        await messages.AddAsync(copy, WorkItem.ReadEmail(copy.Id), cancellationToken);
    }

    private async Task<InboxMessage> RespondAsync(
        InboxMessage message,
        InboundEmail email,
        MailAddress? proven,
        Consultation consultation,
        IReadOnlyList<string> noticed,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        var letters = new LetterReader(documents, budget, address => Routing.IsOffice(address, consultation));
        var letter = SubjectLine.Add(await letters.ReadAsync(email, cancellationToken), email, consultation);
        var sender = SenderRecognition.Find(consultation.ExpectedPartners, email, proven, letter.Forwarded, letter.AllTexts);
        message = message with { Partner = sender.Partner?.Id };
        var state = consultation.Window.StateAt(message.ReceivedAt);
        var reason =
            letter.IsEmpty ? MessageReason.Empty
            : state == WindowState.Closed && consultation.LateResponses == LateResponses.Refuse && !message.TakenIn ? MessageReason.Late
            : sender.Partner is not null && !message.TakenIn && AutomaticMail.IsHoldingReply(letter.ResponseText, letter.HasDocuments)
                ? MessageReason.HoldingReply
            : MessageReason.None;
        // Somebody at risk is looked after in the one way that responses are.
        var atRisk = reason is (MessageReason.Late or MessageReason.HoldingReply) && SetAsideMail.TellsOfRisk(letter.ResponseText, "");
        if (reason != MessageReason.None && !atRisk)
            return await SetAsideAsync(message with { Doubtful = IsDoubtful(reason) }, reason, cancellationToken);

        var key = Fingerprint.Of(email, consultation.Slug.ToString(), sender.Partner);
        var claimedKey = sender.Claim is null ? null : Fingerprint.Of(email, consultation.Slug.ToString(), sender.Claim);
        var (earlier, isFirst) = await EarlierAsync(message, key, claimedKey, cancellationToken);
        if (earlier is not null)
            return message with { State = MessageState.Duplicate, Reference = earlier.Reference };
        IReadOnlyList<string> marks = isFirst
            ? [.. noticed, .. await FurtherMarksAsync(message, email, letter, consultation, cancellationToken)]
            : [];
        var acknowledgement = Acknowledgements.Decide(message, email, proven, consultation);
        if (acknowledgement == AcknowledgementState.SenderNotProven)
            marks = [.. marks, EmailMarks.SenderNotProven];
        var command = EmailCommand.Of(message, email, letter, consultation, sender, key, marks);
        return await submit.ExecuteAsync(command, cancellationToken) switch
        {
            SubmitOutcome.Accepted accepted when !isFirst => message with
            {
                State = MessageState.Duplicate,
                Reference = accepted.Reference,
            },
            SubmitOutcome.Accepted accepted => message with
            {
                State = MessageState.Submission,
                Reference = accepted.Reference,
                Acknowledgement = acknowledgement,
            },
            var refused => throw new InvalidOperationException($"A mail that was kept was refused: {refused.GetType().Name}."),
        };
    }

    /// <summary>It rests on words alone: a promise to answer, or a mail in which none of the sender's own were found.</summary>
    private static bool IsDoubtful(MessageReason reason) => reason is MessageReason.HoldingReply or MessageReason.Empty;

    private async Task<InboxMessage> SetAsideAsync(InboxMessage message, MessageReason reason, CancellationToken cancellationToken)
    {
        if (
            message.Partner is { } partner
            && reason is MessageReason.HoldingReply or MessageReason.AutomaticReply or MessageReason.ReadReceipt
        )
            await messages.ClaimAsync(
                MessageKeys.Heard(message.Consultation, partner),
                message.Id,
                message.ReceivedAt,
                lasts: null,
                cancellationToken
            );
        return message with { State = MessageState.SetAside, Reason = reason };
    }

    /// <summary>
    /// The message that this one repeats, or null; and whether this one is the first of its kind. One that failed or was set aside is no
    /// reason to lose its copy. Where the first is still being read, neither can wait for the other: both hand the response in, which
    /// makes one of it, and the other is its duplicate.
    /// </summary>
    /// <param name="message">What is read.</param>
    /// <param name="key">By what it is known again.</param>
    /// <param name="claimedKey">The key of the claimed partner's own mail, which a file that staff saved of it repeats; or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async Task<(InboxMessage? Earlier, bool IsFirst)> EarlierAsync(
        InboxMessage message,
        string key,
        string? claimedKey,
        CancellationToken cancellationToken
    )
    {
        var claim = await messages.ClaimAsync(MessageKeys.Mail(key), message.Id, message.ReceivedAt, lasts: null, cancellationToken);
        if (claim.Owner != message.Id)
        {
            var owner = await messages.FindAsync(claim.Owner, cancellationToken);
            if (Stands(owner, message))
                return (owner, IsFirst: false);
            if (owner is { State: MessageState.Waiting })
                return (null, IsFirst: false);
            await messages.ReleaseAsync(MessageKeys.Mail(key), claim.Owner, cancellationToken);
            claim = await messages.ClaimAsync(MessageKeys.Mail(key), message.Id, message.ReceivedAt, lasts: null, cancellationToken);
        }

        var genuine =
            claimedKey is not null && await messages.FindClaimAsync(MessageKeys.Mail(claimedKey), cancellationToken) is { } proven
                ? await messages.FindAsync(proven.Owner, cancellationToken)
                : null;
        return (Stands(genuine, message) ? genuine : null, claim.Owner == message.Id);
    }

    /// <summary>
    /// Whether a message has become a response, or was one. What was erased does not come back by being sent again, and does where staff
    /// bring in the file.
    /// </summary>
    private static bool Stands(InboxMessage? earlier, InboxMessage message) =>
        earlier is { State: MessageState.Submission or MessageState.Duplicate }
        && !(earlier.Erased && message.Source == MessageSource.File);

    private async Task<IReadOnlyList<string>> FurtherMarksAsync(
        InboxMessage message,
        InboundEmail email,
        Letter letter,
        Consultation consultation,
        CancellationToken cancellationToken
    )
    {
        var known = await new KnownMail(messages, submissions).TextsAsync(email, consultation, cancellationToken);
        var reused = await IsReusedAsync(message, email, consultation, cancellationToken);
        return
        [
            .. QuotedWords.MayHoldTheAnswer(letter, known) ? [SubmissionMarks.QuotedToCheck] : Array.Empty<string>(),
            .. reused ? [EmailMarks.MessageIdReused] : Array.Empty<string>(),
        ];
    }

    private async Task<bool> IsReusedAsync(
        InboxMessage message,
        InboundEmail email,
        Consultation consultation,
        CancellationToken cancellationToken
    )
    {
        if (Fingerprint.OfMessageId(email, consultation.Slug.ToString()) is not { } id)
            return false;
        var claim = await messages.ClaimAsync(MessageKeys.MessageId(id), message.Id, message.ReceivedAt, lasts: null, cancellationToken);
        return claim.Owner != message.Id && await messages.FindAsync(claim.Owner, cancellationToken) is not { Erased: true };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Settled message {Message}: {State}, {Reason}")]
        internal static partial void MessageSettled(ILogger logger, string message, MessageState state, MessageReason reason);
    }
}
