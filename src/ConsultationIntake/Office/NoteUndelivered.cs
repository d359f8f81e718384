using ConsultationIntake.Consultations;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Office;

/// <summary>Puts a mail that did not go out where staff see it. The same mail failing again is the same line.</summary>
public sealed partial class NoteUndelivered(IOfficeRecords records, TimeProvider clock, ILogger<NoteUndelivered> logger)
{
    private const int MostAttempts = 3;

    /// <summary>What staff read where the mail service took all of it and said nothing.</summary>
    public const string NobodyKnows = "The mail server took all of it and then broke off: it may have arrived, and was not sent again";

    /// <param name="consultation">Whose mail it was.</param>
    /// <param name="purpose">What it was for.</param>
    /// <param name="subject">What it was about: see <see cref="MailPurpose"/>.</param>
    /// <param name="reason">Why, without an address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ExecuteAsync(
        ConsultationSlug consultation,
        MailPurpose purpose,
        string subject,
        string reason,
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
