using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// Sends a respondent the copy they asked for. Nothing is sent to an address of the consultation's own, which would answer.
/// </summary>
public sealed partial class SendCopy(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IMailSender sender,
    SiteAddress site,
    ILogger<SendCopy> logger
)
{
    /// <summary>Throws where it should be tried again.</summary>
    public async Task ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { } consultation
            || await store.FindAsync(slug, reference, cancellationToken) is not { Respondent.Email: { } address } submission
            || consultation.Inbox.Addresses.Append(consultation.Contact.Email).Contains(address, StringComparer.OrdinalIgnoreCase)
        )
            return;
        if (await sender.SendAsync(FormMail.Copy(consultation, submission, site), cancellationToken) is MailOutcome.Refused)
            Log.CopyRefused(logger, slug.ToString(), reference.ToString());
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The copy of {Consultation} {Reference} was refused by the mail service")]
        internal static partial void CopyRefused(ILogger logger, string consultation, string reference);
    }
}
