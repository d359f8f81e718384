using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Office;

/// <summary>Puts a mail that did not go out where staff see it. The same mail failing again is the same line.</summary>
public sealed partial class NoteUndelivered(IOfficeRecords records, TimeProvider clock, ILogger<NoteUndelivered> logger)
{
    private const int MostAttempts = 3;

    /// <summary>What staff read where the mail service took all of it and said nothing.</summary>
    private const string NobodyKnows = "The mail server took all of it and then broke off: it may have arrived, and was not sent again";

    private const string CutOff = "It was being handed over and nobody said how that ended: it may have arrived, and is not sent again";

    /// <summary>Notes what was not taken, or may not have been. Nothing happens for a mail that was.</summary>
    /// <param name="consultation">Whose mail it was.</param>
    /// <param name="purpose">What it was for.</param>
    /// <param name="subject">What it was about: see <see cref="MailPurpose"/>.</param>
    /// <param name="outcome">What the mail service said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task ExecuteAsync(
        ConsultationSlug consultation,
        MailPurpose purpose,
        string subject,
        MailOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        outcome switch
        {
            MailOutcome.Accepted => Task.CompletedTask,
            MailOutcome.Refused refused => NoteAsync(
                consultation,
                purpose,
                subject,
                refused.Reason,
                mayHaveArrived: false,
                cancellationToken
            ),
            MailOutcome.Unknown => NoteAsync(consultation, purpose, subject, NobodyKnows, mayHaveArrived: true, cancellationToken),
            _ => throw new NotSupportedException($"{outcome.GetType().Name} is not known here."),
        };

    /// <summary>
    /// Notes a mail that is about to be handed over, so that a host that dies meanwhile leaves it where staff settle it: it may have
    /// arrived. Take it off with <see cref="TakeOffAsync"/> once it is known. What stands there of it already stays.
    /// </summary>
    /// <returns>Whether it is this that noted it.</returns>
    public async Task<bool> BeginAsync(
        ConsultationSlug consultation,
        MailPurpose purpose,
        string subject,
        CancellationToken cancellationToken
    )
    {
        if (await records.FindAsync<UndeliveredMail>(consultation, UndeliveredMail.IdOf(purpose, subject), cancellationToken) is not null)
            return false;
        await NoteAsync(consultation, purpose, subject, CutOff, mayHaveArrived: true, cancellationToken);
        return true;
    }

    /// <summary>Takes off what <see cref="BeginAsync"/> noted. Not to be stopped: what is known has to be said.</summary>
    public async Task TakeOffAsync(ConsultationSlug consultation, MailPurpose purpose, string subject)
    {
        var id = UndeliveredMail.IdOf(purpose, subject);
        while (
            await records.FindAsync<UndeliveredMail>(consultation, id, CancellationToken.None) is { } noted
            && !await records.DeleteAsync(consultation, noted, entry: null, CancellationToken.None)
        ) { }
    }

    /// <summary>Notes what is given up.</summary>
    /// <param name="consultation">Whose mail it was.</param>
    /// <param name="purpose">What it was for.</param>
    /// <param name="subject">What it was about: see <see cref="MailPurpose"/>.</param>
    /// <param name="reason">Why, without an address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task ExecuteAsync(
        ConsultationSlug consultation,
        MailPurpose purpose,
        string subject,
        string reason,
        CancellationToken cancellationToken
    ) => NoteAsync(consultation, purpose, subject, reason, mayHaveArrived: false, cancellationToken);

    private async Task NoteAsync(
        ConsultationSlug consultation,
        MailPurpose purpose,
        string subject,
        string reason,
        bool mayHaveArrived,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var id = UndeliveredMail.IdOf(purpose, subject);
            var known = await records.FindAsync<UndeliveredMail>(consultation, id, cancellationToken);
            var mail = new UndeliveredMail
            {
                Id = id,
                Version = known?.Version,
                Purpose = purpose,
                Subject = subject,
                Reason = reason,
                FailedAt = clock.GetUtcNow(),
                MayHaveArrived = mayHaveArrived,
            };
            if (!await records.SaveAsync(consultation, mail, entry: null, cancellationToken))
                continue;
            Log.MailNotDelivered(logger, consultation.ToString(), purpose, subject);
            return;
        }

        throw new InvalidOperationException("Another noted the same mail each time.");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not delivered in {Consultation}: {Purpose} for {Subject}")]
        internal static partial void MailNotDelivered(ILogger logger, string consultation, MailPurpose purpose, string subject);
    }
}
