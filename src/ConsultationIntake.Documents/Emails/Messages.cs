using System.Text;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Reading.Files;
using MimeKit;

namespace ConsultationIntake.Documents.Emails;

/// <summary>A message taken apart.</summary>
/// <param name="Complete">False where it had more parts or header fields than are read: then it is its header fields alone.</param>
internal sealed record LoadedMessage(MimeMessage Message, bool Complete);

/// <summary>Takes messages apart with MimeKit, after a look at how much there is to take apart.</summary>
internal static class Messages
{
    /// <summary>Parts within parts. Real mail seldom passes 6.</summary>
    private const int MaxDepth = 16;
    private const int MostHeaderBytes = 64 * 1024;

    private static readonly ParserOptions Options = MakeOptions();

    /// <summary>Null where the bytes are no message at all.</summary>
    public static LoadedMessage? Load(ReadOnlyMemory<byte> bytes, ReadingBudget budget, CancellationToken cancellationToken)
    {
        var whole = MimeCensus.Allows(Options, bytes, budget, cancellationToken);
        try
        {
            var read = whole ? bytes : bytes[..Math.Min(bytes.Length, MostHeaderBytes)];
            var message = MimeMessage.Load(Options, Zip.StreamOf(read), persistent: true, cancellationToken);
            if (!whole)
                message.Body = null;
            return new LoadedMessage(message, whole);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether it has the fields that every message has: almost anything can be taken apart as one.</summary>
    public static bool IsMessage(MimeMessage message) =>
        message.Headers.Contains(HeaderId.From)
        && (
            message.Headers.Contains(HeaderId.Date)
            || message.Headers.Contains(HeaderId.Subject)
            || message.Headers.Contains(HeaderId.MessageId)
        );

    /// <summary>Whether a file of no known kind looks like a message by its first bytes.</summary>
    public static bool LooksLikeMessage(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return IsMessage(MimeMessage.Load(Options, Zip.StreamOf(bytes[..Math.Min(bytes.Length, MostHeaderBytes)]), persistent: true));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The parts of a multipart body that came apart from its header; null where there are none, or too many.</summary>
    public static Multipart? LoadParts(
        string boundary,
        ReadOnlyMemory<byte> body,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        var head = Encoding.UTF8.GetBytes(
            $"Content-Type: multipart/form-data; boundary=\"{boundary.Replace("\"", "", StringComparison.Ordinal)}\"\r\n\r\n"
        );
        var whole = new byte[head.Length + body.Length];
        head.CopyTo(whole, 0);
        body.CopyTo(whole.AsMemory(head.Length));
        if (!MimeCensus.Allows(Options, whole, budget, cancellationToken))
            return null;
        try
        {
            return MimeEntity.Load(Options, Zip.StreamOf(whole), persistent: true, cancellationToken) as Multipart;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static HeaderList LoadHeaders(string text)
    {
        try
        {
            return HeaderList.Load(Options, Zip.StreamOf(Encoding.UTF8.GetBytes(text.TrimStart() + "\r\n\r\n")));
        }
        catch (FormatException)
        {
            return [];
        }
    }

    /// <summary>Addresses as somebody wrote them, those that can be written to.</summary>
    public static IReadOnlyList<Mail.MailAddress> Addresses(string? written) =>
        written is { Length: > 0 and < MostHeaderBytes } && InternetAddressList.TryParse(Options, written, out var list) ? Addresses(list)
        : Mail.MailAddress.Find(written ?? "") is { } only ? [only]
        : [];

    public static IReadOnlyList<Mail.MailAddress> Addresses(InternetAddressList list) =>
        [
            .. list
                .Mailboxes.Take(500)
                .Select(mailbox =>
                    Mail.EmailAddress.TryParse(mailbox.Address?.TrimEnd('.'), out var email)
                        ? new Mail.MailAddress(email.ToString(), mailbox.Name?.Trim().Trim('"', '\'') is { Length: > 0 } name ? name : null)
                        : null
                )
                .OfType<Mail.MailAddress>(),
        ];

    private static ParserOptions MakeOptions()
    {
        Charsets.Register();
        return new ParserOptions { MaxMimeDepth = MaxDepth, AddressParserComplianceMode = RfcComplianceMode.Looser };
    }
}
