using ConsultationIntake.Mail;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Inbox.Emails;

/// <summary>An email as it was read, from whatever form it came in.</summary>
public sealed record InboundEmail
{
    /// <summary>Without angle brackets; null where the sender gave none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The return path; empty for a null return path, null where it is not known.</summary>
    public string? EnvelopeFrom { get; init; }

    /// <summary>Whom the mail was delivered to; empty where it is not known.</summary>
    public IReadOnlyList<string> EnvelopeTo { get; init; } = [];

    public MailAddress? From { get; init; }

    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    public IReadOnlyList<MailAddress> To { get; init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    public string Subject { get; init; } = "";

    public MailHeaders Headers { get; init; } = MailHeaders.None;

    /// <summary>What the header of a report says it reports (RFC 6522), such as <c>delivery-status</c>; null where it is none.</summary>
    public string? ReportType { get; init; }

    /// <summary>Who other header fields say first sent it, such as <c>Sender</c> and <c>X-Original-From</c>: claims, all of them.</summary>
    public IReadOnlyList<MailAddress> OriginalSenders { get; init; } = [];

    /// <summary>
    /// What the mail itself says: of parts that stand for each other the one that says most, all others one after the other.
    /// </summary>
    public ExtractedText Body { get; init; } = ExtractedText.Plain("");

    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    public SenderAuthentication Authentication { get; init; } = SenderAuthentication.None;

    public double? SpamScore { get; init; }

    /// <summary>False where part of it was missing, too deep or too much, so that staff look at the original.</summary>
    public bool Complete { get; init; } = true;

    /// <summary>Of two parts that stand for each other each has words that the other lacks: <see cref="Body"/> is the fuller one.</summary>
    public bool TextsDiffer { get; init; }
}
