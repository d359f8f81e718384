using System.Text.RegularExpressions;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Envelope;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Safeguarding;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>What a mail that a sign tells to set aside says in its own words, outside quoted mail.</summary>
internal static partial class SetAsideMail
{
    /// <summary>A shorter sentence greets, names or closes.</summary>
    private const int FewestWords = 3;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static string OwnWords(InboundEmail email, ReadingLimits limits)
    {
        var body = email.Body.Value;
        var text = TextTidy.Block(body.Length > limits.MaxCharacters ? body[..limits.MaxCharacters] : body);
        var parts = EnvelopeReader.Read(text, new MailSetting { IsReply = true, Subject = email.Subject }).Parts;
        return string.Join("\n\n", parts.Where(part => part.IsResponse).Select(part => part.Span.Of(text)));
    }

    /// <summary>
    /// Whether the sentences do that no notice is made of: an absence alone tells of nobody.
    /// </summary>
    public static bool TellsOfRisk(string words, string subject) =>
        (SaysMore(subject) && SubjectLine.TellsOfRisk(subject))
        || SafeguardingReader.Find(new PointText(string.Join('\n', NoNotices(words)))).Count > 0;

    /// <summary>Whether a sentence is none of those that notices are made of.</summary>
    public static bool SaysMore(string words) => NoNotices(words).Any();

    private static IEnumerable<string> NoNotices(string words) =>
        SentenceEnd()
            .Split(words)
            .Select(sentence => sentence.Trim())
            .Where(sentence => !Notice().IsMatch(sentence) && !IsName(sentence) && Words(sentence).Length >= FewestWords);

    private static bool IsName(string line) =>
        Words(line).All(word => !char.IsLower(word[0])) && !(line.Length > 0 && line[^1] is '.' or '!' or '?');

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+", Options)]
    private static partial Regex SentenceEnd();

    /// <summary>Absence, receipt, when an answer comes, whom to turn to meanwhile; what a server says of a delivery.</summary>
    [GeneratedRegex(
        @"out of (the )?office|\bon (annual |sick |maternity |paternity )?leave\b|\b(am|currently|be) away\b|\baway (from|until|on)\b|"
            + @"\b(am|be) back (on|in|at)\b|\breturn(ing)? (on|to (work|the office))\b|"
            + @"\b(automatic\w*|auto-?(reply|response|generated)|unmonitored|not monitored|do not reply|don'?t reply)\b|"
            + @"\bthank(s| you) for (your|contacting|getting in|writing|emailing|the)\b|"
            + @"\b(your|this|the) (e-?mail|message|enquiry|query|letter|request|mail)( \w+){0,6} (received|read|deleted|delivered|"
            + @"displayed|opened|forwarded|blocked|rejected|answered|dealt with|logged)\b|"
            + @"\b(i|we|someone|somebody|staff|team) (will|shall|aim to|hope to|endeavour to|try to) (\w+ )?"
            + @"(repl|respond|answer|be in touch|get back|deal with|contact you|read)|"
            + @"\b(if|for|in) .{0,40}\b(urgent|emergenc)|\bin my absence\b|\b(office|working|opening) "
            + @"(hours|days)\b|\b(no|limited) access to (my )?e-?mail|\b(reference|ticket|case) (number|no\b)|"
            + @"\b(enquir|quer)(y|ies)\b.{0,60}\b(contact|call|ring|e-?mail)|unsubscribe|could not be delivered|undeliver\w+|"
            + @"mailbox (is )?(full|unavailable)|address not found|allan o'r swyddfa|ar wyliau|yn ôl ar|diolch am (eich|gysylltu)|"
            + @"ateb awtomatig|byddwn yn ymateb",
        Options
    )]
    private static partial Regex Notice();
}
