using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Safeguarding;

/// <summary>
/// Finds the words that suggest a person at risk now, or a crime against a person disclosed. It would rather flag too much
/// than miss somebody, but is silent on policy: "the plan should do more on child sexual exploitation" tells of nobody.
/// What tells them apart is whether the sentence speaks of somebody: the writer, their family, "he", "the man at number 12".
/// Property crime alone raises nothing.
/// </summary>
public static class SafeguardingReader
{
    /// <summary>In a longer sentence ideas stand together by chance.</summary>
    private const int LongestHint = 60;

    /// <summary>The words that raised the flag, in reading order; no two overlap. Empty when nothing did.</summary>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        var words = WordScanner.Scan(text);
        var lower = words.Select(word => word.Lower).ToArray();
        var found = new List<TextSpan>();
        var spokeOfFamily = false;
        for (var start = 0; start < words.Count;)
        {
            var end = start;
            while (end < words.Count && words[end].Sentence == words[start].Sentence)
                end++;
            var sentence = new SentenceReading(lower.AsSpan(start, end - start), spokeOfFamily);
            var before = found.Count;
            Collect(sentence, lower.AsSpan(start, end - start), words, start, found);
            if (found.Count == before && (sentence.IsOfSomebody || !sentence.IsPolicy) && end - start <= LongestHint)
                found.AddRange(HintReader.Find(lower.AsSpan(start, end - start)).Select(hint => TextSpan.FromBounds(words[start + hint.First].Start, words[start + hint.First + hint.Length - 1].End)));
            spokeOfFamily = sentence.SpeaksOfFamily;
            start = end;
        }

        return found;
    }

    private static void Collect(SentenceReading sentence, ReadOnlySpan<string> lower, List<Word> words, int offset, List<TextSpan> found)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            var length = SafeguardingPhrases.Idioms.LongestAt(lower, i);
            if (length > 0)
            {
                i += length - 1;
                continue;
            }

            length = Math.Max(
                SafeguardingPhrases.Telling.LongestAt(lower, i),
                Math.Max(
                    sentence.IsOfSomebody ? SafeguardingPhrases.OfSomebody.LongestAt(lower, i) : 0,
                    sentence.IsPolicy ? 0 : SafeguardingPhrases.UnlessPolicy.LongestAt(lower, i)));
            if (length == 0)
                continue;
            found.Add(TextSpan.FromBounds(words[offset + i].Start, words[offset + i + length - 1].End));
            i += length - 1;
        }
    }
}
