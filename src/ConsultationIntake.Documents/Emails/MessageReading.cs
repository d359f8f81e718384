using System.Text;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;
using MimeKit;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Makes an email of a message, and of the messages in it down to the budget's depth.</summary>
internal sealed class MessageReading(ReadingBudget budget, CancellationToken cancellationToken, int depth = 0)
{
    private static readonly string[] OriginalSenders =
    [
        "X-Original-From",
        "X-Original-Sender",
        "X-Forwarded-From",
        "X-Forwarded-For",
        "Resent-From",
        "X-MS-Exchange-Parent-Message-From",
        "Sender",
    ];

    public InboundEmail Read(LoadedMessage loaded)
    {
        var message = loaded.Message;
        var headers = new MailHeaders([
            .. message.Headers.Select(header => new KeyValuePair<string, string>(header.Field, AsRead(header))),
        ]);
        var parts = new Parts(budget, cancellationToken);
        if (message.Body is { } body)
            parts.Visit(body);
        return new InboundEmail
        {
            MessageId = headers["Message-ID"]?.Trim('<', '>', ' ') is { Length: > 0 } id ? id : null,
            EnvelopeFrom = headers["Return-Path"]?.Trim('<', '>', ' '),
            EnvelopeTo = [.. headers.AllOf("Delivered-To").Concat(headers.AllOf("X-Original-To")).Select(to => to.Trim('<', '>', ' '))],
            // As the header's grammar has them: in the decoded text a name could read like an address.
            From =
                Messages.Addresses(message.From) is [var sender, ..] ? sender
                : Messages.Addresses(headers["Sender"]) is [var other, ..] ? other
                : null,
            ReplyTo = Messages.Addresses(message.ReplyTo),
            To = Messages.Addresses(message.To),
            Cc = Messages.Addresses(message.Cc),
            Subject = headers["Subject"] ?? "",
            Headers = headers,
            ReportType = message.Body?.ContentType.Parameters["report-type"]?.ToLowerInvariant(),
            OriginalSenders = [.. OriginalSenders.SelectMany(headers.AllOf).SelectMany(Messages.Addresses)],
            Body = Joined(parts.Texts),
            Attachments = [.. parts.Files.Select(file => Attachment(file, parts))],
            Complete = loaded.Complete && parts.Complete,
            TextsDiffer = parts.TextsDiffer,
        };
    }

    /// <summary>
    /// What servers note and check stays as it was written: an encoded word in it is the sender's, and could read like theirs.
    /// </summary>
    private static string AsRead(Header header) =>
        header.Id is HeaderId.AuthenticationResults or HeaderId.DkimSignature
            ? Header.Unfold(Encoding.Latin1.GetString(header.RawValue)).Trim()
            : header.Value.Trim();

    /// <summary>What a message that is embedded in a document says.</summary>
    public static ExtractedText TextOf(ReadOnlyMemory<byte> message, ReadingBudget budget, CancellationToken cancellationToken) =>
        Messages.Load(message, budget, cancellationToken) is { } loaded
            ? new MessageReading(budget, cancellationToken).Read(loaded).Body
            : ExtractedText.Unread(ExtractionMark.Damaged);

    private EmailAttachment Attachment(Parts.File file, Parts parts) =>
        new(file.Content, file.Kind)
        {
            Inline = file.Inline || parts.Shows(file.ContentId),
            Message = depth < budget.Limits.MaxNesting ? MessageIn(file) : null,
        };

    private InboundEmail? MessageIn(Parts.File file)
    {
        var loaded = file.Kind switch
        {
            DocumentKind.Email => file.Message is { } message
                ? new LoadedMessage(message, Complete: true)
                : Messages.Load(file.Content.Content, budget, cancellationToken),
            DocumentKind.OutlookMessage => OutlookMessage.Load(file.Content.Content, budget),
            _ => null,
        };
        return loaded is null ? null : new MessageReading(budget, cancellationToken, depth + 1).Read(loaded);
    }

    private static ExtractedText Joined(IReadOnlyList<ExtractedText> texts)
    {
        if (texts is [var only])
            return only;
        var value = new System.Text.StringBuilder();
        var blocks = new List<TextBlock>();
        foreach (var text in texts)
        {
            value.Append(value.Length > 0 ? "\n\n" : "");
            var start = value.Length;
            blocks.AddRange(text.Blocks.Select(block => block with { Start = block.Start + start }));
            value.Append(text.Value);
        }

        return ExtractedText.Plain(value.ToString()) with
        {
            Blocks = blocks,
        };
    }
}
