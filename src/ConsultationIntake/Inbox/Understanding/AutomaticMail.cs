using System.Text.RegularExpressions;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>
/// Tells mail that no person wrote as a response: by its headers first (RFC 3834, RFC 3464, RFC 8098, RFC 5965). A subject alone
/// decides nothing, and what is told by words is looked at by a person.
/// </summary>
internal static partial class AutomaticMail
{
    private const string File = "automatic-mail.txt";
    private const int ShortReply = 80;

    private static readonly PhraseList AbsenceSubject = PhraseList.Read(File, "absence-subject");
    private static readonly PhraseList Absence = PhraseList.Read(File, "absence");
    private static readonly PhraseList BounceSubject = PhraseList.Read(File, "bounce-subject");
    private static readonly PhraseList Holding = PhraseList.Read(File, "holding");
    private static readonly PhraseList Substance = PhraseList.Read(File, "substance");

    private static readonly string[] ReplyHeaders = ["X-Autoreply", "X-Autoreply-From", "X-Autorespond", "X-Autoresponder"];
    private static readonly string[] BulkHeaders = ["Feedback-ID", "X-Campaign", "X-CampaignID", "List-Unsubscribe-Post"];

    /// <param name="Certain">False where a person has to see whether it was rightly set aside.</param>
    internal readonly record struct Finding(MessageReason Reason, bool Certain)
    {
        /// <summary>A person may have written it: in doubt a person did.</summary>
        public static Finding Person { get; } = new(MessageReason.None, Certain: true);
    }

    /// <param name="fromPartner">It is proven to come from an expected partner.</param>
    public static Finding Recognise(InboundEmail email, bool fromPartner, double spamScore) =>
        Report(email) ?? AutomaticReply(email) ?? (fromPartner ? Finding.Person : Bulk(email, spamScore)) ?? Finding.Person;

    /// <summary>What a mail system says of a mail: not delivered, read, reported as spam.</summary>
    private static Finding? Report(InboundEmail email)
    {
        var fromSystem = email.From is { } from && Postmaster().IsMatch(from.Email);
        return email.ReportType switch
        {
            "delivery-status" => new Finding(MessageReason.Bounce, Certain: true),
            "disposition-notification" => new Finding(MessageReason.ReadReceipt, Certain: true),
            "feedback-report" => new Finding(MessageReason.AutomaticReply, Certain: true),
            _ when email.Headers["X-Failed-Recipients"] is not null => new Finding(MessageReason.Bounce, Certain: true),
            _ when email.EnvelopeFrom == "" && BounceSubject.Opening(email.Subject) is not null => new Finding(
                MessageReason.Bounce,
                Certain: true
            ),
            _ when fromSystem => new Finding(MessageReason.Bounce, Certain: email.EnvelopeFrom == ""),
            _ => null,
        };
    }

    private static Finding? AutomaticReply(InboundEmail email)
    {
        var submitted = Header(email, "Auto-Submitted") ?? "no";
        var absent = IsAbsenceSubject(email) || Absence.IsIn(email.Body.Value);
        var kind = absent ? MessageReason.OutOfOffice : MessageReason.AutomaticReply;
        if (
            submitted.StartsWith("auto-replied", StringComparison.Ordinal)
            || ReplyHeaders.Any(name => email.Headers[name] is not null)
            || Header(email, "Precedence") is "auto_reply" or "auto-reply"
        )
            return new Finding(kind, Certain: true);
        // A copier that mails a scanned letter says it is automatic too: what brings a document is a person's.
        if (HasDocuments(email))
            return null;
        if (submitted.StartsWith("auto-", StringComparison.Ordinal))
            return new Finding(kind, Certain: IsAbsenceSubject(email));
        return IsAbsenceSubject(email) && Absence.IsIn(email.Body.Value) && Words(email) < ShortReply
            ? new Finding(MessageReason.OutOfOffice, Certain: false)
            : null;
    }

    /// <summary>
    /// Mail that is sent to many. A list that takes mail from its members (List-Post) carries their letters; a sender of newsletters
    /// has other marks, which a campaign's own system may have too.
    /// </summary>
    private static Finding? Bulk(InboundEmail email, double spamScore)
    {
        var isBulk = Header(email, "Precedence") is "bulk" or "junk" || BulkHeaders.Any(name => email.Headers[name] is not null);
        if (email.Headers["List-Unsubscribe"] is not null && email.Headers["List-Post"] is null && isBulk && !HasDocuments(email))
            return new Finding(MessageReason.Newsletter, Certain: false);
        return email.SpamScore >= spamScore ? new Finding(MessageReason.Spam, Certain: email.SpamScore >= 2 * spamScore) : null;
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
            || precedence is "bulk" or "junk" or "list" or "auto_reply" or "auto-reply"
            || email.Headers["List-Id"] is not null
            || ReplyHeaders.Any(name => email.Headers[name] is not null)
            || NoReply().IsMatch(email.From.Email);
    }

    /// <summary>A partner's word that it will answer: short, with nothing attached and no view in it.</summary>
    public static bool IsHoldingReply(string words, bool hasDocuments) =>
        !hasDocuments && words.Length < 700 && Holding.IsIn(words) && !Substance.IsIn(words);

    private static bool IsAbsenceSubject(InboundEmail email) => AbsenceSubject.Opening(email.Subject) is not null;

    private static string? Header(InboundEmail email, string name) => email.Headers[name]?.Trim().ToLowerInvariant();

    private static bool HasDocuments(InboundEmail email) =>
        email.Attachments.Any(file =>
            file.Kind is not (DocumentKind.Accessory or DocumentKind.Email) && !(file is { Inline: true, Kind: DocumentKind.Image })
        );

    private static int Words(InboundEmail email) => (email.Body.Value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]+)@", Options)]
    private static partial Regex Postmaster();

    [GeneratedRegex(
        @"^(no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|mailer-daemon|postmaster|bounces?|notifications?)([-+._].*)?@",
        Options
    )]
    private static partial Regex NoReply();
}
