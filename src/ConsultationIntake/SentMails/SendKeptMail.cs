using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.SentMails;

/// <summary>
/// Hands mails over and keeps what they said: digests, replies, acknowledgements, reminders. A copy of somebody's own response is not
/// kept, as the response is; nor is a mail that only leads to a page.
/// </summary>
public sealed class SendKeptMail(IMailSender sender, KeptMails kept, ISubmissionStore store, TimeProvider clock)
{
    /// <summary>
    /// As <see cref="IMailSender.SendAsync"/>. The words are kept first, so that nothing goes out of which they are not; what did not go
    /// out is forgotten again.
    /// </summary>
    public async Task<MailOutcome> ExecuteAsync(ConsultationSlug consultation, OutgoingMail mail, CancellationToken cancellationToken)
    {
        var now = SentMail.Of(mail, clock.GetUtcNow());
        var before = await kept.FindAsync(consultation, now.Id, cancellationToken);
        var about = ReferencesOf(consultation, mail.About);
        try
        {
            await kept.KeepAsync(consultation, now with { Version = before?.Version }, about, cancellationToken);
            // Before it goes out: what fails after that would be taken for a mail that did not.
            await ForgetWhatIsGoneAsync(consultation, about);
            var outcome = await sender.SendAsync(mail, cancellationToken);
            if (outcome is MailOutcome.Refused)
                await PutBackAsync(consultation, now.Id, before, about);
            return outcome;
        }
        catch (Exception)
        {
            await PutBackAsync(consultation, now.Id, before, about);
            throw;
        }
    }

    /// <summary>As it was before the mail was tried. Not to be stopped: else it would say that something went out that did not.</summary>
    private async Task PutBackAsync(ConsultationSlug consultation, string id, SentMail? before, IEnumerable<string> about)
    {
        if (before is null)
        {
            await kept.ForgetAsync(consultation, id, CancellationToken.None);
            return;
        }

        List<string> all =
        [
            .. about.Concat(ReferencesOf(consultation, before.Pieces.Select(piece => piece.About).OfType<string>())).Distinct(),
        ];
        await kept.KeepAsync(consultation, before, all, CancellationToken.None);
        await ForgetWhatIsGoneAsync(consultation, all);
    }

    private static List<string> ReferencesOf(ConsultationSlug consultation, IEnumerable<string> about) =>
        [
            .. about
                .Where(one => one.StartsWith($"{consultation}/", StringComparison.Ordinal))
                .Select(one => one[$"{consultation}/".Length..]),
        ];

    /// <summary>
    /// What was erased before the words were kept: whoever erases from then on finds them, since the response goes before its words are
    /// looked for the last time.
    /// </summary>
    private async Task ForgetWhatIsGoneAsync(ConsultationSlug consultation, IEnumerable<string> about)
    {
        foreach (var reference in about.Select(SubmissionReference.Parse))
        {
            if (await store.FindAsync(consultation, reference, CancellationToken.None) is null)
                await kept.ForgetAsync(consultation, reference, CancellationToken.None);
        }
    }
}
