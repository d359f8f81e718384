using ConsultationIntake.Mail;
using MimeKit;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>An <see cref="OutgoingMail"/> as a message.</summary>
internal static class MimeMail
{
    internal static MimeMessage Of(OutgoingMail mail, string from)
    {
        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage { Subject = mail.Subject };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress(mail.To.Name, mail.To.Email));
        if (mail.ReplyTo is { } replyTo)
            message.ReplyTo.Add(new MailboxAddress(replyTo.Name, replyTo.Email));
        message.Headers.Replace(HeaderId.MessageId, $"<{mail.Id}@{sender.Domain}>");
        foreach (var (name, value) in mail.Headers)
            message.Headers.Replace(name, value);
        message.Body = new MultipartAlternative
        {
            new TextPart("plain") { Text = mail.Text },
            new TextPart("html") { Text = mail.Html },
        };
        message.Body.Headers.Replace(HeaderId.ContentLanguage, mail.Language);
        return message;
    }
}
