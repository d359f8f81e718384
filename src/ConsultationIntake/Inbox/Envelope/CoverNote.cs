using System.Text.RegularExpressions;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>
/// "Please find our response attached": where a file came with a mail, a sentence that only hands it over is set aside. Every
/// other sentence of the note is the sender's, whatever stands around it.
/// </summary>
internal static partial class CoverNote
{
    private const string File = "cover-note.txt";
    private const int MostWords = 30;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly PhraseList HandingOver = PhraseList.Read(File, "hands-over");
    private static readonly PhraseList Views = PhraseList.Read(File, "view");

    /// <summary>A mail's own words, cut where sentences hand something over.</summary>
    public static IEnumerable<SubmissionText.Piece> Cut(SubmissionText.Piece words)
    {
        var text = words.Text;
        var start = 0;
        foreach (var (from, to) in Sentences(text).Where(sentence => HandsOver(text[sentence.Start..sentence.End])))
        {
            if (!string.IsNullOrWhiteSpace(text[start..from]))
                yield return Part(words, start, from);
            yield return Part(words, from, to) with
            {
                Kind = PartKind.SetAside,
                Name = "cover-note",
                SetAside = SetAsideReason.Greeting,
                Evidence = "It only hands over what is attached.",
            };
            start = to;
        }

        if (!string.IsNullOrWhiteSpace(text[start..]))
            yield return Part(words, start, text.Length);
    }

    private static bool HandsOver(string sentence) =>
        HandingOver.IsIn(sentence)
        && !Views.IsIn(sentence)
        && sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWords;

    private static SubmissionText.Piece Part(SubmissionText.Piece words, int from, int to)
    {
        var (start, end) = (from, to);
        while (start < end && char.IsWhiteSpace(words.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(words.Text[end - 1]))
            end--;
        var before = start;
        while (before > 0 && char.IsWhiteSpace(words.Text[before - 1]))
            before--;
        return words with { Text = words.Text[start..end], Before = before == 0 ? words.Before : words.Text[before..start] };
    }

    private static IEnumerable<(int Start, int End)> Sentences(string text)
    {
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            yield return (start, end.Index);
            start = end.Index + end.Length;
        }

        if (start < text.Length)
            yield return (start, text.Length);
    }

    [GeneratedRegex(@"(?<=[.!?]['”’"")]?)\s+|\n+", Options)]
    private static partial Regex SentenceEnd();
}
