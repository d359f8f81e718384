using System.Text.RegularExpressions;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Envelope;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Words;
using ConsultationIntake.Safeguarding;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>What a mail that a sign tells to set aside says in its own words, outside quoted mail.</summary>
internal static partial class SetAsideMail
{
    /// <summary>A shorter sentence greets, names or closes.</summary>
    private const int FewestWords = 3;

    private static readonly PhraseList Notice = PhraseList.Read("automatic-mail.txt", "notice");

    public static string OwnWords(InboundEmail email, ReadingLimits limits)
    {
        var body = email.Body.Value;
        var text = TextTidy.Block(body.Length > limits.MaxCharacters ? body[..limits.MaxCharacters] : body);
        var parts = EnvelopeReader.Read(text, new MailSetting { IsReply = true, Subject = email.Subject }).Parts;
        return string.Join("\n\n", parts.Where(part => part.IsResponse).Select(part => part.Span.Of(text)));
    }

    /// <summary>Whether the sentences do that no notice is made of: an absence alone tells of nobody.</summary>
    public static bool TellsOfRisk(string words, string subject) =>
        (SaysMore(subject) && SubjectLine.TellsOfRisk(subject))
        || SafeguardingReader.Find(new PointText(string.Join('\n', NoNotices(words)))).Count > 0;

    /// <summary>Whether a sentence is none of those that notices are made of.</summary>
    public static bool SaysMore(string words) => NoNotices(words).Any();

    private static IEnumerable<string> NoNotices(string words) =>
        SentenceEnd()
            .Split(words)
            .Select(sentence => sentence.Trim())
            .Where(sentence => !Notice.IsIn(sentence) && !IsName(sentence) && Words(sentence).Length >= FewestWords);

    private static bool IsName(string line) =>
        Words(line).All(word => !char.IsLower(word[0])) && !(line.Length > 0 && line[^1] is '.' or '!' or '?');

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
