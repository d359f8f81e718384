using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Envelope;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Safeguarding;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>What a mail says in its subject: some people write nowhere else.</summary>
internal static partial class SubjectLine
{
    /// <summary>Fewer words of a mail's own, such as "see subject", only point to the subject.</summary>
    private const int FewWords = 3;

    /// <summary>A subject that is shorter is a title, unless nothing else was written.</summary>
    private const int Sentence = 4;

    /// <summary>The name of a piece that holds a subject.</summary>
    internal const string Name = "subject";

    /// <summary>
    /// The letter with its subject before all else, where it has next to no words without it or where the subject may tell of a person
    /// at risk; else the letter as it is. The subject of a mail of ours that is answered, and the consultation's own title, say nothing.
    /// </summary>
    public static Letter Add(Letter letter, InboundEmail email, Consultation consultation)
    {
        var subject = WithoutMarks(email.Subject);
        if (subject.Length == 0)
            return letter;
        if (StandsForTheText(letter, subject) && !IsOurs(email, subject, consultation))
            return With(letter, subject) with { Marks = [.. letter.Marks, SubmissionMarks.SubjectOnly] };
        return TellsOfRisk(subject) && !letter.ResponseText.Contains(subject, StringComparison.OrdinalIgnoreCase)
            ? With(letter, subject)
            : letter;
    }

    /// <summary>Without "Re:" and "Fwd:", in whatever language.</summary>
    public static string WithoutMarks(string subject) => Marks().Replace(TextTidy.Line(subject), "").Trim();

    public static bool TellsOfRisk(string subject) => SafeguardingReader.Find(new PointText(WithoutMarks(subject))).Count > 0;

    private static Letter With(Letter letter, string subject) =>
        letter with
        {
            Pieces = [new SubmissionText.Piece(PartKind.EmailBody, Name, subject), .. letter.Pieces],
        };

    private static bool StandsForTheText(Letter letter, string subject)
    {
        var own = WordsOf(letter.ResponseText);
        return own == 0 && !letter.HasDocuments || (own < FewWords && WordsOf(subject) >= Sentence);
    }

    private static bool IsOurs(InboundEmail email, string subject, Consultation consultation) =>
        (
            (email.Headers["In-Reply-To"] ?? email.Headers["References"]) is not null
            && EarlierMail.SubjectReplies(TextTidy.Line(email.Subject))
        )
        || subject.Equals(consultation.Title.English, StringComparison.OrdinalIgnoreCase)
        || subject.Equals(consultation.Title.Welsh, StringComparison.OrdinalIgnoreCase);

    private static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(
        @"^(\s*(re|fwd?|aw|wg|tr|rv|sv|vs|vb|antw|odp|pd|ynghylch|ymlaen)(\[\d+\])?\s?:)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Marks();
}
