using System.Globalization;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;
using MimeKit;

namespace ConsultationIntake.Documents.Emails;

/// <summary>
/// What SendGrid's Inbound Parse posts, in both its modes, as one message. Each text is in the charset that the
/// <c>charsets</c> field names for it
/// (https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook); fields may be missing,
/// <c>dkim</c> is not JSON, and nothing here throws for what a post holds.
/// </summary>
internal sealed class InboundParsePost
{
    private static readonly string[] OfTheBody = ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"];

    /// <summary>What stands beside <c>headers</c>, and never beside a mail that is posted whole.</summary>
    private static readonly string[] OfAMailInPieces = ["headers", "text", "html"];

    private readonly Dictionary<string, MimePart> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool isAsTheServerBuiltIt;
    private readonly List<(string Name, MimeEntity Part)> files = [];
    private readonly JsonElement? charsets;
    private readonly ReadOnlyMemory<byte>? raw;

    /// <param name="parts">The body taken apart.</param>
    /// <param name="delimiters">How many lines of the body look like the boundary between fields.</param>
    private InboundParsePost(Multipart parts, int delimiters, ReadingBudget budget, CancellationToken cancellationToken)
    {
        var isOnce = true;
        foreach (var part in parts)
        {
            if (part.ContentDisposition?.Parameters["name"] is not { Length: > 0 } name)
                continue;
            if (part is not MimePart field || part.ContentDisposition.FileName is not null || IsAttachment(name))
                files.Add((name, part));
            else
                isOnce &= fields.TryAdd(name, field);
        }

        isAsTheServerBuiltIt =
            isOnce && delimiters == parts.Count + 1 && !(fields.ContainsKey("email") && OfAMailInPieces.Any(fields.ContainsKey));
        charsets = Json("charsets");
        raw = fields.TryGetValue("email", out var email) ? Parts.BytesOf(email) : default(ReadOnlyMemory<byte>?);
        Message = raw is { } bytes
            ? Messages.Load(bytes, budget, cancellationToken) ?? new LoadedMessage(new MimeMessage(), Complete: false)
            : new LoadedMessage(Together(), Complete: true);
    }

    public LoadedMessage Message { get; }

    /// <summary>Null where the body holds no form field at all.</summary>
    public static InboundParsePost? Load(
        ReadOnlyMemory<byte> body,
        string? contentType,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        var boundary =
            contentType is not null && ContentType.TryParse(contentType, out var type) && type.Boundary is { Length: > 0 } named
                ? named
                : BoundaryOf(body.Span);
        if (boundary.Length == 0 || Messages.LoadParts(boundary, body, budget, cancellationToken) is not { } parts)
            return null;
        var post = new InboundParsePost(parts, DelimitersOf(body.Span, boundary), budget, cancellationToken);
        return post.fields.Count == 0 && post.files.Count == 0 ? null : post;
    }

    /// <summary>The message for a mail program: byte for byte where it was posted whole.</summary>
    public ReadOnlyMemory<byte>? Original(CancellationToken cancellationToken)
    {
        if (raw is not null)
            return raw;
        using var written = new MemoryStream();
        Message.Message.WriteTo(written, cancellationToken);
        return written.ToArray();
    }

    /// <summary>With what the receiving server knew of the mail beside the mail itself.</summary>
    public InboundEmail WithEnvelope(InboundEmail email)
    {
        var envelope = Json("envelope");
        var from = Property(envelope, "from")?.Trim().Trim('<', '>');
        var to = envelope?.TryGetProperty("to", out var list) == true ? Strings(list) : [];
        return email with
        {
            EnvelopeFrom = from ?? email.EnvelopeFrom,
            EnvelopeTo = to.Count > 0 ? to : email.EnvelopeTo,
            // The boundary between fields is known, so a mail's own text can pretend to be one: another field, the end of all of them, or
            // a mail posted whole. What the server says of the sender is believed only where no field stands that it did not write.
            Authentication = isAsTheServerBuiltIt
                ? new(
                    Text("SPF")?.Trim().ToLowerInvariant(),
                    from,
                    SenderAuthentication.ReadDkim(Text("dkim"), [.. email.Headers.AllOf(DkimSignature.Header).Select(DkimSignature.Read)])
                )
                : SenderAuthentication.None,
            SpamScore = double.TryParse(Text("spam_score"), NumberStyles.Float, CultureInfo.InvariantCulture, out var score) ? score : null,
        };
    }

    /// <summary>What came in fields as the message it was: its own header, its texts as alternatives, its files.</summary>
    private MimeMessage Together()
    {
        var message = new MimeMessage();
        message.Headers.Clear();
        var headers = Messages.LoadHeaders(Text("headers") ?? "");
        foreach (var header in headers.Where(header => !OfTheBody.Contains(header.Field, StringComparer.OrdinalIgnoreCase)))
            message.Headers.Add(header);
        Set(message, HeaderId.From, "from");
        Set(message, HeaderId.To, "to");
        Set(message, HeaderId.Cc, "cc");
        if (Text("subject") is { } subject)
            message.Subject = subject;
        var mixed = new Multipart("mixed");
        if (ContentType.TryParse(headers[HeaderId.ContentType] ?? "", out var posted) && posted.Parameters["report-type"] is { } report)
            mixed.ContentType.Parameters.Add("report-type", report);
        var texts = new MultipartAlternative();
        if (Text("text") is { } text)
            texts.Add(new TextPart("plain") { Text = text });
        if (Text("html") is { } html)
            texts.Add(new TextPart("html") { Text = html });
        if (texts.Count > 0)
            mixed.Add(texts);
        var about = Json("attachment-info");
        var contentIds = ContentIds(Json("content-ids"));
        foreach (var (name, part) in files)
            mixed.Add(Described(part, name, About(about, name), contentIds));
        message.Body = mixed;
        return message;
    }

    /// <summary>A file with what the post says of it elsewhere.</summary>
    private static MimeEntity Described(MimeEntity file, string name, JsonElement? about, Dictionary<string, string> contentIds)
    {
        var fileName = Property(about, "filename") ?? file.ContentDisposition?.FileName ?? Property(about, "name");
        var contentId = (Property(about, "content-id") ?? contentIds.GetValueOrDefault(name))?.Trim('<', '>', ' ');
        if (Property(about, "type") is { } declared && ContentType.TryParse(declared, out var type) && file is MimePart)
            (file.ContentType.MediaType, file.ContentType.MediaSubtype) = (type.MediaType, type.MediaSubtype);
        file.ContentDisposition = new ContentDisposition(contentId is null ? ContentDisposition.Attachment : ContentDisposition.Inline);
        if (fileName is not null)
            file.ContentDisposition.FileName = fileName;
        if (contentId is { Length: > 0 } && file.ContentId is null)
            file.Headers.Replace(HeaderId.ContentId, $"<{contentId}>");
        return file;
    }

    private void Set(MimeMessage message, HeaderId field, string name)
    {
        if (Text(name) is { } value && InternetAddressList.TryParse(value, out var addresses))
            message.Headers.Replace(field, addresses.ToString(encode: false));
    }

    private string? Text(string name) =>
        fields.TryGetValue(name, out var part) ? Charsets.Decode(Parts.BytesOf(part).Span, Property(charsets, name)) : null;

    private JsonElement? Json(string name)
    {
        if (!fields.TryGetValue(name, out var part))
            return null;
        try
        {
            using var document = JsonDocument.Parse(Charsets.Decode(Parts.BytesOf(part).Span, null));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? About(JsonElement? info, string name) =>
        info?.TryGetProperty(name, out var value) == true && value.ValueKind == JsonValueKind.Object ? value : null;

    private static Dictionary<string, string> ContentIds(JsonElement? field)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        if (field is not { } map)
            return ids;
        foreach (var entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String && StringOf(entry.Value) is { } attachment && NameOf(entry) is { } id)
                ids.TryAdd(attachment, id);
        }

        return ids;
    }

    private static string? Property(JsonElement? element, string name) =>
        element?.TryGetProperty(name, out var value) == true && value.ValueKind == JsonValueKind.String ? StringOf(value) : null;

    /// <summary>Null for half of a surrogate pair, which JSON can escape and no text can hold.</summary>
    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Strings(JsonElement list) =>
        list.ValueKind switch
        {
            JsonValueKind.String => [.. new[] { StringOf(list) }.OfType<string>()],
            JsonValueKind.Array =>
            [
                .. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(StringOf).OfType<string>(),
            ],
            _ => [],
        };

    private static bool IsAttachment(string name) =>
        name.StartsWith("attachment", StringComparison.Ordinal)
        && name.Length > 10
        && name.AsSpan(10).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>One before each field and one at the end, and further ones where a text holds such a line.</summary>
    private static int DelimitersOf(ReadOnlySpan<byte> body, string boundary)
    {
        var line = Encoding.UTF8.GetBytes($"--{boundary}");
        var count = body.StartsWith(line) ? 1 : 0;
        for (var at = body.IndexOf((byte)'\n'); at >= 0; at = body.IndexOf((byte)'\n'))
        {
            body = body[(at + 1)..];
            count += body.StartsWith(line) ? 1 : 0;
        }

        return count;
    }

    /// <summary>A body says its boundary itself, in its first line, where the header was lost on the way.</summary>
    private static string BoundaryOf(ReadOnlySpan<byte> body)
    {
        var end = body[..Math.Min(body.Length, 300)].IndexOfAny((byte)'\r', (byte)'\n');
        return end > 2 && body.StartsWith("--"u8) ? Encoding.UTF8.GetString(body[2..end]) : "";
    }
}
