using ConsultationIntake.Mail;
using SendGrid.Helpers.Mail;
using EmailAddress = SendGrid.Helpers.Mail.EmailAddress;

namespace ConsultationIntake.Functions.Mail;

/// <summary>Our mail in SendGrid's words. Nothing in it is tracked: no rewritten link, no pixel.</summary>
internal static class SendGridMessages
{
    /// <summary>The custom argument that carries <see cref="OutgoingMail.Id"/> into SendGrid's records and events.</summary>
    internal const string MailId = "mail_id";

    internal static SendGridMessage Of(OutgoingMail mail, SendGridOptions options)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress(options.From, Quoted(options.FromName)),
            ReplyTo = mail.ReplyTo is { } reply ? Address(reply) : null,
            Subject = OneLine(mail.Subject),
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
            Categories = [mail.Category],
            CustomArgs = new Dictionary<string, string> { [MailId] = mail.Id },
        };
        message.AddTo(Address(mail.To));
        message.AddHeader("Content-Language", OneLine(mail.Language));
        foreach (var (name, value) in mail.Headers)
            message.AddHeader(OneLine(name), OneLine(value));
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        if (options.SandboxMode)
            message.SetSandBoxMode(enable: true);
        return message;
    }

    private static EmailAddress Address(MailAddress address) => new(address.Email, Quoted(address.Name));

    /// <summary>SendGrid refuses a name with a comma or a semicolon, unless it is a quoted string (RFC 5322, 3.2.4).</summary>
    private static string? Quoted(string? name) =>
        name is null ? null
        : name.AsSpan().ContainsAny(",;\"\\")
            ? $"\"{OneLine(name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : OneLine(name);

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
