using ConsultationIntake.Documents.Html;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Emails;

/// <summary>A mail in its parts, before anything is chosen among them.</summary>
internal sealed record MailParts
{
    private static readonly string[] OriginalHeaders =
        ["X-Original-From", "X-Original-Sender", "X-Forwarded-From", "X-Forwarded-For", "Resent-From", "X-MS-Exchange-Parent-Message-From", "Sender"];

    public required HeaderFields Headers { get; init; }

    public string? EnvelopeFrom { get; init; }

    public IReadOnlyList<string> EnvelopeTo { get; init; } = [];

    public MailAddress? From { get; init; }

    public IReadOnlyList<MailAddress> To { get; init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    public string Subject { get; init; } = "";

    public string? Text { get; init; }

    public string? Html { get; init; }

    public IReadOnlyList<File> Files { get; init; } = [];

    public SenderAuthentication Authentication { get; init; } = SenderAuthentication.None;

    public double? SpamScore { get; init; }

    public bool Complete { get; init; } = true;

    internal sealed record File(ReceivedFile Content, string? ContentId, bool Inline);

    public InboundEmail ToEmail(ReadingLimits limits, int depth = 0) => new()
    {
        MessageId = Headers.Raw("Message-ID")?.Trim().Trim('<', '>') is { Length: > 0 } id ? id : null,
        EnvelopeFrom = EnvelopeFrom,
        EnvelopeTo = EnvelopeTo,
        From = From,
        ReplyTo = AddressList.Parse(Headers.Raw("Reply-To")),
        To = To,
        Cc = Cc,
        Subject = Subject,
        Headers = new MailHeaders([.. Headers.All.Select(field => new KeyValuePair<string, string>(field.Key, AsRead(field.Key, field.Value)))]),
        ReportType = HeaderParameters.Parse(Headers.Raw("Content-Type"))["report-type"]?.ToLowerInvariant(),
        OriginalSenders = [.. OriginalHeaders.SelectMany(Headers.AllOf).SelectMany(AddressList.Parse)],
        Body = ExtractedText.Plain(Body()),
        Attachments = [.. Files.Select(file => Attachment(file, limits, depth))],
        Authentication = Authentication,
        SpamScore = SpamScore,
        Complete = Complete,
    };

    /// <summary>What a server noted stays as it was written: an encoded word in it is the sender's, and could read like a result.</summary>
    private static string AsRead(string name, string value) =>
        name.Equals("Authentication-Results", StringComparison.OrdinalIgnoreCase) ? value : EncodedWords.Decode(value).Trim();

    private EmailAttachment Attachment(File file, ReadingLimits limits, int depth)
    {
        var kind = DocumentKinds.Of(file.Content);
        return new EmailAttachment(file.Content, kind)
        {
            Inline = file.Inline || (file.ContentId is { Length: > 0 } id && Html?.Contains("cid:" + id, StringComparison.OrdinalIgnoreCase) == true),
            Message = kind == DocumentKind.Email && depth < limits.MaxNesting ? Eml.Parts(file.Content.Content).ToEmail(limits, depth + 1) : null,
        };
    }

    /// <summary>The plain text, unless it is missing or a stub beside the HTML.</summary>
    private string Body()
    {
        var plain = Text ?? "";
        if (string.IsNullOrWhiteSpace(Html))
            return plain;
        var html = HtmlText.Convert(Html);
        var isStub = plain.AsSpan().Trim().Length == 0 || (html.Length > 400 && plain.Length < html.Length / 4);
        return isStub ? html : plain;
    }
}
