using System.Text.RegularExpressions;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Tells mail that no person wrote as a response (RFC 3834, RFC 3464, RFC 8098), so that it is counted apart and never answered.</summary>
internal static partial class AutomaticMail
{
    /// <summary>What kind it is, or <see cref="MessageReason.None"/> where a person may have written it. In doubt a person did.</summary>
    public static MessageReason Recognise(InboundEmail email, bool fromPartner, double spamScore)
    {
        var submitted = email.Headers["Auto-Submitted"]?.Trim().ToLowerInvariant() ?? "no";
        var report = email.ReportType;
        var subject = email.Subject;
        if (report == "delivery-status" || IsPostmaster(email) || (email.EnvelopeFrom == "" && BounceSubject().IsMatch(subject)))
            return MessageReason.Bounce;
        if (report == "disposition-notification" || (ReceiptSubject().IsMatch(subject) && !HasDocuments(email) && Words(email) < 80))
            return MessageReason.ReadReceipt;
        if (OutOfOfficeSubject().IsMatch(subject))
            return MessageReason.OutOfOffice;
        if (submitted.StartsWith("auto-replied", StringComparison.Ordinal) || email.Headers["X-Autoreply"] is not null || email.Headers["X-Autorespond"] is not null)
            return OutOfOfficeText().IsMatch(email.Body.Value) ? MessageReason.OutOfOffice : MessageReason.AutomaticReply;
        // A copier that mails a scanned letter says it is automatic too: what brings a document is a person's.
        if (submitted.StartsWith("auto-", StringComparison.Ordinal) && !HasDocuments(email))
            return MessageReason.AutomaticReply;
        if (fromPartner)
            return MessageReason.None;
        if (IsNewsletter(email) && !HasDocuments(email))
            return MessageReason.Newsletter;
        return email.SpamScore >= spamScore ? MessageReason.Spam : MessageReason.None;
    }

    /// <summary>Whether the sender's system wants no automatic answer, so that none may be sent.</summary>
    public static bool WantsNoAnswer(InboundEmail email)
    {
        var submitted = email.Headers["Auto-Submitted"]?.Trim() ?? "no";
        var suppress = email.Headers["X-Auto-Response-Suppress"] ?? "";
        var precedence = email.Headers["Precedence"]?.Trim().ToLowerInvariant();
        return email.From is null
            || email.EnvelopeFrom == ""
            || !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase)
            || suppress.Contains("All", StringComparison.OrdinalIgnoreCase)
            || suppress.Contains("AutoReply", StringComparison.OrdinalIgnoreCase)
            || precedence is "bulk" or "junk" or "list"
            || email.Headers["List-Id"] is not null
            || NoReply().IsMatch(email.From.Email);
    }

    /// <summary>A partner's word that it will answer: short, with nothing attached and no view in it.</summary>
    public static bool IsHoldingReply(string words, bool hasDocuments) =>
        !hasDocuments && words.Length < 700 && Holding().IsMatch(words) && !Substance().IsMatch(words);

    private static bool IsPostmaster(InboundEmail email) => email.From is { } from && Postmaster().IsMatch(from.Email);

    private static bool IsNewsletter(InboundEmail email) =>
        email.Headers["List-Unsubscribe"] is not null
        && (email.Headers["List-Id"] is not null || email.Headers["Precedence"]?.Trim().ToLowerInvariant() is "bulk" or "list"
            || email.Headers["Feedback-ID"] is not null || email.Headers["X-Campaign"] is not null || email.Headers["List-Unsubscribe-Post"] is not null);

    private static bool HasDocuments(InboundEmail email) => email.Attachments.Any(file => file.Kind is not (DocumentKind.Accessory or DocumentKind.Email) && !(file is { Inline: true, Kind: DocumentKind.Image }));

    private static int Words(InboundEmail email) => (email.Body.Value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^\s*(re:\s*)?(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|ateb awtomatig|allan o'r swyddfa|i am (currently )?(out of|away from) the office)\b", Options)]
    private static partial Regex OutOfOfficeSubject();

    [GeneratedRegex(@"out of (the )?office|on (annual )?leave|away (from|until)|allan o'r swyddfa|ar wyliau", Options)]
    private static partial Regex OutOfOfficeText();

    [GeneratedRegex(@"^\s*(undeliver(able|ed)|mail delivery (failed|subsystem)|delivery (status notification|failure|has failed)|returned mail|failure notice|message (not delivered|undeliverable))", Options)]
    private static partial Regex BounceSubject();

    [GeneratedRegex(@"^\s*(read|not read|darllenwyd|read receipt|delivered|relayed|receipt)\s*:", Options)]
    private static partial Regex ReceiptSubject();

    [GeneratedRegex(@"^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]+)@", Options)]
    private static partial Regex Postmaster();

    [GeneratedRegex(@"^(no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|mailer-daemon|postmaster|bounces?|notifications?)([-+._].*)?@", Options)]
    private static partial Regex NoReply();

    [GeneratedRegex(@"\b(acknowledge (safe )?receipt|(we|i) (will|shall|intend to|hope to|aim to|plan to) (be )?(respond|repl|submit|send|provid|return)\w*|(we|i) have received your|response will (follow|be sent)|byddwn yn ymateb|cydnabod)\b", Options)]
    private static partial Regex Holding();

    [GeneratedRegex(@"\b(we (believe|think|support|welcome|oppose|object|recommend|suggest|urge|are concerned|would like|ask)|should|must|needs? to be|priority|priorities|concern(s|ed)?)\b", Options)]
    private static partial Regex Substance();
}
