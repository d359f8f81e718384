using System.Globalization;
using System.Text;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Puts an email that came in parts together again as one message (RFC 5322, RFC 2045), for a person to open in a mail program.</summary>
internal static class EmlWriter
{
    private const string Boundary = "=_consultation-intake_original";

    // These spoke of the parts as they were; the parts below have their own.
    private static readonly string[] OfTheBody = ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"];

    public static byte[] Write(MailParts email)
    {
        var message = new StringBuilder();
        foreach (var (name, value) in Headers(email))
            message.Append(CultureInfo.InvariantCulture, $"{name}: {value.ReplaceLineEndings(" ")}\r\n");
        message.Append(CultureInfo.InvariantCulture, $"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"{Boundary}\"\r\n\r\n");
        if (email.Text is { } text)
            Part(message, "text/plain; charset=utf-8", "inline", Encoding.UTF8.GetBytes(text));
        if (email.Html is { } html)
            Part(message, "text/html; charset=utf-8", "inline", Encoding.UTF8.GetBytes(html));
        foreach (var file in email.Files)
            Part(message, Plain(file.Content.ContentType) is { Length: > 0 } type ? type : "application/octet-stream", $"attachment; filename*=utf-8''{Uri.EscapeDataString(file.Content.FileName)}", file.Content.Content.Span);
        message.Append(CultureInfo.InvariantCulture, $"--{Boundary}--\r\n");
        return Encoding.UTF8.GetBytes(message.ToString());
    }

    /// <summary>Its own header fields; where it brought none, what the post said of it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Headers(MailParts email)
    {
        var own = email.Headers.All.Where(field => !OfTheBody.Contains(field.Key, StringComparer.OrdinalIgnoreCase) && field.Key.All(c => c is > ' ' and < (char)127)).ToList();
        if (own.Count > 0)
            return own;
        return new (string Name, string? Value)[] { ("From", email.From?.Email), ("To", string.Join(", ", email.To.Select(to => to.Email))), ("Subject", email.Subject) }
            .Where(field => field.Value is { Length: > 0 })
            .Select(field => new KeyValuePair<string, string>(field.Name, field.Value!));
    }

    private static void Part(StringBuilder message, string type, string disposition, ReadOnlySpan<byte> content) =>
        message.Append(CultureInfo.InvariantCulture, $"--{Boundary}\r\nContent-Type: {type}\r\nContent-Disposition: {disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n")
            .Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks))
            .Append("\r\n");

    private static string Plain(string type) => new([.. type.Where(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '+')]);
}
