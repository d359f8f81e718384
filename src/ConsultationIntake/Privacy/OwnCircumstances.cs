using System.Text.RegularExpressions;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Whether somebody tells something of their own health, origin, faith or orientation (UK GDPR, article 9), in English or Welsh. What
/// tells it is said nearly always in the first person; it would rather hold back a quote too many than print one of these.
/// </summary>
public static partial class OwnCircumstances
{
    private const string File = "own-circumstances.txt";

    private static readonly PhraseList Myself = PhraseList.Read(File, "myself");
    private static readonly PhraseList Circumstances = PhraseList.Read(File, "health", "origin", "faith", "orientation");

    public static bool AreTold(string text) =>
        Sentence().Split(text).Any(sentence => Myself.IsIn(sentence) && Circumstances.IsIn(sentence));

    /// <summary>The sentences that tell it, in order.</summary>
    public static IEnumerable<TextSpan> Sentences(string text)
    {
        var at = 0;
        foreach (var end in Sentence().Matches(text).Select(match => match.Index).Append(text.Length))
        {
            var sentence = text[at..end];
            var start = at + sentence.Length - sentence.TrimStart().Length;
            if (sentence.Trim().Length > 0 && AreTold(sentence))
                yield return TextSpan.FromBounds(start, at + sentence.TrimEnd().Length);
            at = end;
        }
    }

    [GeneratedRegex(@"(?<=[.!?\n])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
