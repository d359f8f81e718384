using ConsultationIntake.Mail;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>Mail through an SMTP server.</summary>
internal sealed class SmtpMailSender(SmtpOptions options) : IMailSender
{
    /// <summary>The port where TLS comes before the first word (RFC 8314, section 3.3).</summary>
    private const int ImplicitTlsPort = 465;

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(options.Host ?? "", options.Port, Security(options), cancellationToken);
        if (options.User is not null)
            await client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
        using var message = MimeMail.Of(mail, options.From);
        try
        {
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException refusal) when (IsFinal(refusal.StatusCode))
        {
            return new MailOutcome.Refused($"The mail server refused it: {refusal.StatusCode}");
        }

        await client.DisconnectAsync(quit: true, CancellationToken.None);
        return new MailOutcome.Accepted();
    }

    /// <summary>With TLS it is never spoken without: a server that offers none is not sent to.</summary>
    internal static SecureSocketOptions Security(SmtpOptions options) =>
        options switch
        {
            { Tls: false } => SecureSocketOptions.None,
            { Port: ImplicitTlsPort } => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };

    /// <summary>Replies that will be the same next time (RFC 5321, 5yz on the recipient or the content).</summary>
    private static bool IsFinal(SmtpStatusCode status) =>
        status
            is SmtpStatusCode.MailboxUnavailable
                or SmtpStatusCode.MailboxNameNotAllowed
                or SmtpStatusCode.UserNotLocalTryAlternatePath
                or SmtpStatusCode.ExceededStorageAllocation;
}
