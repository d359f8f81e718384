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
        var about = mail
            .About.Where(one => one.StartsWith($"{consultation}/", StringComparison.Ordinal))
            .Select(one => one[$"{consultation}/".Length..])
            .ToList();
        await kept.KeepAsync(consultation, now with { Version = before?.Version }, about, cancellationToken);
        MailOutcome outcome;
        try
        {
            outcome = await sender.SendAsync(mail, cancellationToken);
        }
        catch (Exception)
        {
            await PutBackAsync(consultation, now.Id, before);
            throw;
        }

        if (outcome is MailOutcome.Refused)
            await PutBackAsync(consultation, now.Id, before);
        else
            await ForgetWhatIsGoneAsync(consultation, about);
        return outcome;
    }

    /// <summary>As it was before the mail was tried. Not to be stopped: else it would say that something went out that did not.</summary>
    private Task PutBackAsync(ConsultationSlug consultation, string id, SentMail? before) =>
        before is null
            ? kept.ForgetAsync(consultation, id, CancellationToken.None)
            : kept.KeepAsync(consultation, before, [], CancellationToken.None);

    /// <summary>What was erased while the mail was on its way: whoever erased it may have looked before it was kept.</summary>
    private async Task ForgetWhatIsGoneAsync(ConsultationSlug consultation, IEnumerable<string> about)
    {
        foreach (var reference in about.Select(SubmissionReference.Parse))
        {
            if (await store.FindAsync(consultation, reference, CancellationToken.None) is null)
                await kept.ForgetAsync(consultation, reference, CancellationToken.None);
        }
    }
}
