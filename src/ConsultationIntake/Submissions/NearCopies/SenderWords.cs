using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>The words of a letter that say who it is from and to, and nothing else: greeting, signature, address.</summary>
internal static class SenderWords
{
    private static readonly HashSet<string> Formal = new(WordFile.Read("formal-words.txt")["formal"], StringComparer.Ordinal);

    /// <summary>Characters before a stretch that tell what it is: "Yours sincerely," before a name.</summary>
    private const int ContextLength = 80;

    /// <summary>How many words of a stretch say something.</summary>
    public static int WordsBesides(string text, TextSpan span)
    {
        var from = Math.Max(0, span.Start - ContextLength);
        var read = text[from..span.End];
        var personal = PersonalDataFinder.Find(read);
        var (count, next) = (0, 0);
        foreach (var word in WordScanner.Scan(read))
        {
            while (next < personal.Count && personal[next].Span.End <= word.Start)
                next++;
            var isPersonal = next < personal.Count && personal[next].Span.Overlaps(word.Span);
            if (word.Start >= span.Start - from && !isPersonal && !Formal.Contains(word.Lower) && word.Lower.Any(char.IsLetter))
                count++;
        }

        return count;
    }
}
