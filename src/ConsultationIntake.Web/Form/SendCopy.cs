using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// Sends a respondent the copy they asked for: first a plain mail with a link, and the copy, which has their words in it, once the link was
/// followed. The form is no way to write to strangers. Nothing is sent to an address of the consultation's own, which would answer.
/// </summary>
public sealed class SendCopy(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IMailSender sender,
    CopyProof proofs,
    SiteAddress site,
    NoteUndelivered note
)
{
    /// <summary>Throws where it should be tried again.</summary>
    /// <param name="slug">Whose response.</param>
    /// <param name="reference">Which.</param>
    /// <param name="isProven">Whether the link was followed; if not, it is sent.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, bool isProven, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { } consultation
            || await store.FindAsync(slug, reference, cancellationToken) is not { Respondent.Email: { } address } submission
            || consultation.Inbox.Addresses.Append(consultation.Contact.Email).Contains(address, StringComparer.OrdinalIgnoreCase)
        )
            return;
        var mail = isProven
            ? FormMail.Copy(consultation, submission, site)
            : FormMail.Offer(consultation, submission, new Uri(site.Root, $"{slug}/copy/{proofs.Of(submission)}"));
        var outcome = await sender.SendAsync(mail, cancellationToken);
        await note.ExecuteAsync(slug, PurposeOf(isProven), reference.ToString(), outcome, cancellationToken);
    }

    /// <summary>Puts it where staff see it, with a button that tries again.</summary>
    public Task GiveUpAsync(
        ConsultationSlug slug,
        SubmissionReference reference,
        bool isProven,
        string reason,
        CancellationToken cancellationToken
    ) => note.ExecuteAsync(slug, PurposeOf(isProven), reference.ToString(), reason, cancellationToken);

    private static MailPurpose PurposeOf(bool isProven) => isProven ? MailPurpose.Copy : MailPurpose.CopyOffer;
}
