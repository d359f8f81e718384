using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Inbox.Receiving;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>
/// A post as SendGrid's Inbound Parse builds it: its boundary, its fields in its order, each text in the charset that <c>charsets</c>
/// names.
/// </summary>
internal sealed record SendGridPost
{
    internal const string Inbox = "plan@consult.westmere-pcc.example";
    internal const string ContentType = $"multipart/form-data; boundary={Boundary}";
    private const string Boundary = "xYzZY";

    static SendGridPost() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal string From { get; init; } = "Jo Clerk <jo.clerk@northdale.example>";

    internal string To { get; init; } = Inbox;

    internal string[] EnvelopeTo { get; init; } = [Inbox];

    internal string? EnvelopeFrom { get; init; } = "jo.clerk@northdale.example";

    internal string Subject { get; init; } = "Response to the draft plan";

    internal string? Text { get; init; } = "We welcome the plan. There should be more visible patrols in the town centre at night.";

    internal string? Html { get; init; }

    internal string Charset { get; init; } = "UTF-8";

    internal string? MessageId { get; init; } = $"{Guid.NewGuid():N}@northdale.example";

    /// <summary>Null for a signature of the sender's own domain that held.</summary>
    internal string? Dkim { get; init; }

    internal string Spf { get; init; } = "pass";

    internal string? SpamScore { get; init; }

    internal string[] Headers { get; init; } = [];

    internal (string Name, string Type, byte[] Content, string? ContentId)[] Files { get; init; } = [];

    /// <summary>A whole MIME message, for raw mode.</summary>
    internal byte[]? Raw { get; init; }

    internal byte[] ToBytes()
    {
        var body = new MemoryStream();
        var encoding = Encoding.GetEncoding(Charset);
        if (Raw is null)
            Field(body, "headers", Utf8(HeaderText()));
        Field(body, "dkim", Utf8(Dkim ?? $"{{@{From.Split('@')[^1].TrimEnd('>')} : pass}}"));
        if (Files.Any(file => file.ContentId is not null))
            Field(
                body,
                "content-ids",
                Utf8(
                    JsonSerializer.Serialize(
                        Files
                            .Index()
                            .Where(file => file.Item.ContentId is not null)
                            .ToDictionary(file => file.Item.ContentId!, file => $"attachment{file.Index + 1}")
                    )
                )
            );
        Field(body, "to", Utf8(To));
        if (Raw is not null)
            Field(body, "email", Raw);
        if (Html is not null)
            Field(body, "html", encoding.GetBytes(Html));
        Field(body, "from", Utf8(From));
        if (Text is not null && Raw is null)
            Field(body, "text", encoding.GetBytes(Text));
        Field(body, "sender_ip", Utf8("192.0.2.10"));
        if (SpamScore is not null)
            Field(body, "spam_score", Utf8(SpamScore));
        Field(body, "envelope", Utf8(JsonSerializer.Serialize(new { to = EnvelopeTo, from = EnvelopeFrom })));
        Field(body, "attachments", Utf8(Files.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Field(body, "subject", Utf8(Subject));
        if (Files.Length > 0)
        {
            var info = Files
                .Index()
                .ToDictionary(
                    file => $"attachment{file.Index + 1}",
                    file => new Dictionary<string, string?>
                    {
                        ["filename"] = file.Item.Name,
                        ["name"] = file.Item.Name,
                        ["type"] = file.Item.Type,
                        ["content-id"] = file.Item.ContentId,
                    }
                );
            Field(body, "attachment-info", Utf8(JsonSerializer.Serialize(info)));
        }

        Field(
            body,
            "charsets",
            Utf8(
                JsonSerializer.Serialize(
                    new
                    {
                        to = "UTF-8",
                        from = "UTF-8",
                        subject = "UTF-8",
                        text = Charset,
                        html = Charset,
                    }
                )
            )
        );
        Field(body, "SPF", Utf8(Spf));
        foreach (var (i, file) in Files.Index())
            Field(body, $"attachment{i + 1}", file.Content, $"; filename=\"{file.Name}\"\r\nContent-Type: {file.Type}");
        body.Write(Utf8($"--{Boundary}--\r\n"));
        return body.ToArray();
    }

    internal Task<HttpResponseMessage> SendAsync(LocalHostUnderTest host, ECDsa? key = null, string? signature = null) =>
        SendAsync(host, ToBytes(), key, signature);

    /// <param name="host">Where it goes.</param>
    /// <param name="body">The post.</param>
    /// <param name="key">What it is signed with.</param>
    /// <param name="signature">What stands there instead.</param>
    /// <param name="signedAt">Null for now.</param>
    internal static Task<HttpResponseMessage> SendAsync(
        LocalHostUnderTest host,
        byte[] body,
        ECDsa? key = null,
        string? signature = null,
        DateTimeOffset? signedAt = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/inbound/email") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        var timestamp = (signedAt ?? host.Get<TimeProvider>().GetUtcNow())
            .ToUnixTimeSeconds()
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (key is not null)
            signature = Convert.ToBase64String(
                key.SignData([.. Utf8(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            );
        if (signature is not null)
        {
            request.Headers.Add(WebhookSignature.SignatureHeader, signature);
            request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        }

        return host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private string HeaderText()
    {
        var lines = new List<string>
        {
            "Received: by mx0047p1mdw1.sendgrid.net with SMTP id 6WCVv7KAWn",
            $"From: {From}",
            $"To: {To}",
            $"Subject: {Subject}",
            "Date: Tue, 01 Dec 2026 10:00:00 +0000",
            "MIME-Version: 1.0",
        };
        if (MessageId is not null)
            lines.Add($"Message-ID: <{MessageId}>");
        return string.Join("\n", [.. lines, .. Headers]) + "\n";
    }

    private static void Field(MemoryStream body, string name, byte[] content, string further = "")
    {
        body.Write(Utf8($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{further}\r\n\r\n"));
        body.Write(content);
        body.Write("\r\n"u8);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
