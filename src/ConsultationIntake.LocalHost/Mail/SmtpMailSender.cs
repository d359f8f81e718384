using System.Net;
using System.Net.Mail;
using ConsultationIntake.Mail;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>Mail through an SMTP server.</summary>
internal sealed class SmtpMailSender(SmtpOptions options) : IMailSender
{
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls };
        if (options.User is not null)
            client.Credentials = new NetworkCredential(options.User, options.Password);
        using var message = MimeMail.Of(mail, options.From);
        try
        {
            await client.SendMailAsync(message, cancellationToken);
            return new MailOutcome.Accepted();
        }
        catch (SmtpException refusal) when (IsFinal(refusal.StatusCode))
        {
            return new MailOutcome.Refused($"The mail server refused it: {refusal.StatusCode}");
        }
    }

    /// <summary>Replies that will be the same next time (RFC 5321, 5yz on the recipient or the content).</summary>
    private static bool IsFinal(SmtpStatusCode status) => status
        is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed
        or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.ExceededStorageAllocation;
}
