using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using ConsultationIntake.Mail;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>An <see cref="OutgoingMail"/> as .NET's own mail library sends it.</summary>
internal static class MimeMail
{
    internal static MailMessage Of(OutgoingMail mail, string from)
    {
        var message = new MailMessage
        {
            From = new System.Net.Mail.MailAddress(from),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new System.Net.Mail.MailAddress(mail.To.Email, mail.To.Name));
        if (mail.ReplyTo is { } replyTo)
            message.ReplyToList.Add(new System.Net.Mail.MailAddress(replyTo.Email, replyTo.Name));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        message.Headers["Message-ID"] = $"<{mail.Id}@{message.From.Host}>";
        message.Headers["Content-Language"] = mail.Language;
        foreach (var (name, value) in mail.Headers)
            message.Headers[name] = value;
        return message;
    }
}
