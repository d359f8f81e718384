using System.Globalization;
using ConsultationIntake.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>Mail through an SMTP server.</summary>
internal sealed class SmtpMailSender(SmtpOptions options) : IMailSender
{
    /// <summary>The port where TLS comes before the first word (RFC 8314, section 3.3).</summary>
    private const int ImplicitTlsPort = 465;

    private TimeSpan Patience => TimeSpan.FromSeconds(options.TimeoutSeconds);

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var message = MimeMail.Of(mail, options.From);
        var handedOver = new HandedOver();
        try
        {
            await client.ConnectAsync(options.Host ?? "", options.Port, Security(options), limit.Token);
            if (options.User is not null)
                await client.AuthenticateAsync(options.User, options.Password ?? "", limit.Token);
            await client.SendAsync(message, limit.Token, handedOver);
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode >= 500)
        {
            return new MailOutcome.Refused($"The mail server refused it: {Text(refusal.StatusCode)}");
        }
        catch (SmtpCommandException later)
        {
            throw new MailDelayedException($"The mail server asked to wait: {Text(later.StatusCode)}", later);
        }
        catch (Exception cut)
            when (handedOver.Whole
                && cut is IOException or ProtocolException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return new MailOutcome.Unknown();
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.", late);
        }

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

    private static string Text(SmtpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether every byte of the mail has been written to the server.</summary>
    private sealed class HandedOver : ITransferProgress
    {
        internal bool Whole { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Whole |= bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) { }
    }
}
