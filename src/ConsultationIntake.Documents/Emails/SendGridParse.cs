using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Emails;

/// <summary>
/// Reads what SendGrid's Inbound Parse posts, in both its modes. Each text is in the charset that the <c>charsets</c>
/// field names for it (https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook);
/// fields may be missing, <c>dkim</c> is not JSON, and nothing here throws for what a post holds.
/// </summary>
internal static class SendGridParse
{
    private const int MaxFields = 1000;

    /// <summary>The email, or null where the body holds no form field at all.</summary>
    /// <param name="contentType">The post's own Content-Type, which names the boundary.</param>
    public static InboundEmail? Read(ReadOnlyMemory<byte> body, string? contentType, ReadingLimits limits) => Parts(body, contentType)?.ToEmail(limits);

    /// <summary>A post in parsed mode as one message, or null where it is no mail.</summary>
    public static ReadOnlyMemory<byte>? Together(ReadOnlyMemory<byte> body, string? contentType) =>
        Parts(body, contentType) is { } email ? EmlWriter.Write(email) : default(ReadOnlyMemory<byte>?);

    private static MailParts? Parts(ReadOnlyMemory<byte> body, string? contentType)
    {
        var fields = FieldsOf(body, contentType, out var complete);
        if (fields.IsEmpty)
            return null;
        var email = fields.Bytes("email") is { } raw ? Eml.Parts(raw) : Parsed(fields);
        return WithEnvelope(email, fields) with { Complete = email.Complete && complete };
    }

    /// <summary>The whole message of a post in raw mode, byte for byte; null in parsed mode.</summary>
    public static ReadOnlyMemory<byte>? RawMessage(ReadOnlyMemory<byte> body, string? contentType) => FieldsOf(body, contentType, out _).Bytes("email");

    private static Fields FieldsOf(ReadOnlyMemory<byte> body, string? contentType, out bool complete)
    {
        var boundary = HeaderParameters.Parse(contentType)["boundary"] ?? BoundaryOf(body.Span);
        var cut = MultipartBody.Split(body, boundary, MaxFields);
        complete = cut.Complete;
        return new Fields(cut.Parts);
    }

    private static MailParts Parsed(Fields fields)
    {
        var headers = HeaderFields.Parse(fields.Text("headers") ?? "");
        return Eml.FromHeaders(headers) with
        {
            From = AddressList.First(fields.Text("from") ?? headers.Raw("From")),
            To = AddressList.Parse(fields.Text("to") ?? headers.Raw("To")),
            Cc = AddressList.Parse(fields.Text("cc") ?? headers.Raw("Cc")),
            Subject = fields.Text("subject") is { } subject ? EncodedWords.Decode(subject).Trim() : headers["Subject"] ?? "",
            Text = fields.Text("text"),
            Html = fields.Text("html"),
            Files = Attachments(fields),
        };
    }

    private static MailParts WithEnvelope(MailParts email, Fields fields)
    {
        var envelope = fields.Json("envelope");
        var from = envelope?.TryGetProperty("from", out var written) == true && written.ValueKind == JsonValueKind.String ? StringOf(written) : null;
        var to = envelope?.TryGetProperty("to", out var list) == true ? Strings(list) : [];
        return email with
        {
            EnvelopeFrom = from?.Trim().Trim('<', '>') ?? email.EnvelopeFrom,
            EnvelopeTo = to.Count > 0 ? to : email.EnvelopeTo,
            Authentication = fields.StandTwice("SPF", "dkim", "envelope", "from")
                ? SenderAuthentication.None
                : new(
                    fields.Text("SPF")?.Trim().ToLowerInvariant(),
                    from?.Trim().Trim('<', '>'),
                    SenderAuthentication.ReadDkim(fields.Text("dkim"))),
            SpamScore = double.TryParse(fields.Text("spam_score"), NumberStyles.Float, CultureInfo.InvariantCulture, out var score) ? score : null,
        };
    }

    private static List<MailParts.File> Attachments(Fields fields)
    {
        var info = fields.Json("attachment-info");
        var contentIds = ContentIds(fields.Json("content-ids"));
        var attachments = new List<MailParts.File>();
        foreach (var file in fields.Files)
        {
            var about = info?.TryGetProperty(file.Name, out var entry) == true && entry.ValueKind == JsonValueKind.Object ? entry : (JsonElement?)null;
            var name = Property(about, "filename") ?? file.FileName ?? Property(about, "name");
            var contentId = (Property(about, "content-id") ?? contentIds.GetValueOrDefault(file.Name))?.Trim('<', '>', ' ');
            attachments.Add(new MailParts.File(
                new ReceivedFile(
                    ReceivedFile.SafeName(name, attachments.Count + 1), (Property(about, "type") ?? file.ContentType).ToLowerInvariant(), file.Content),
                contentId,
                Inline: contentId is not null));
        }

        return attachments;
    }

    private static Dictionary<string, string> ContentIds(JsonElement? field)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        if (field is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var entry in map.EnumerateObject())
            {
                if (entry.Value.ValueKind == JsonValueKind.String && StringOf(entry.Value) is { } attachment)
                    ids.TryAdd(attachment, NameOf(entry));
            }
        }

        return ids;
    }

    private static string? Property(JsonElement? element, string name) =>
        element is { } about && about.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? StringOf(value) : null;

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

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static IReadOnlyList<string> Strings(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.String => [.. new[] { StringOf(list) }.OfType<string>()],
        JsonValueKind.Array => [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(StringOf).OfType<string>()],
        _ => [],
    };

    /// <summary>A body says its boundary itself, in its first line, where the header was lost on the way.</summary>
    private static string BoundaryOf(ReadOnlySpan<byte> body)
    {
        var end = body[..Math.Min(body.Length, 300)].IndexOfAny((byte)'\r', (byte)'\n');
        return end > 2 && body.StartsWith("--"u8) ? Charsets.Decode(body[2..end], null) : "";
    }

    private sealed class Fields
    {
        private readonly Dictionary<string, ReadOnlyMemory<byte>> values = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> twice = new(StringComparer.OrdinalIgnoreCase);
        private readonly JsonElement? charsets;

        public Fields(IEnumerable<ReadOnlyMemory<byte>> parts)
        {
            foreach (var part in parts)
            {
                var (block, content) = HeaderFields.Split(part);
                var headers = HeaderFields.Parse(block);
                var disposition = HeaderParameters.Parse(headers.Raw("Content-Disposition"));
                if (disposition["name"] is not { Length: > 0 } name)
                    continue;
                if (disposition["filename"] is { } fileName || IsAttachment(name))
                    Files.Add(new(name, disposition["filename"], HeaderParameters.Parse(headers.Raw("Content-Type")).Value, content));
                else if (!values.TryAdd(name, content))
                    twice.Add(name);
            }

            charsets = Json("charsets");
        }

        public List<FilePart> Files { get; } = [];

        public bool IsEmpty => values.Count == 0 && Files.Count == 0;

        /// <summary>Whether a field came twice: the boundary between fields is known, so a mail's own text can pretend to be one.</summary>
        public bool StandTwice(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (twice.Contains(name))
                    return true;
            }

            return false;
        }

        public ReadOnlyMemory<byte>? Bytes(string name) => values.TryGetValue(name, out var value) ? value : default(ReadOnlyMemory<byte>?);

        public string? Text(string name) =>
            values.TryGetValue(name, out var value) ? Charsets.Decode(value.Span, Property(charsets, name)) : null;

        public JsonElement? Json(string name)
        {
            if (!values.TryGetValue(name, out var value))
                return null;
            try
            {
                using var document = JsonDocument.Parse(Charsets.Decode(value.Span, null));
                return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }

        private static bool IsAttachment(string name) =>
            name.StartsWith("attachment", StringComparison.Ordinal) && name.Length > 10 && name.AsSpan(10).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private sealed record FilePart(string Name, string? FileName, string ContentType, ReadOnlyMemory<byte> Content);
}
