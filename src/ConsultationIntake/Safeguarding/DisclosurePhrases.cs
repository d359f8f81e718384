using ConsultationIntake.Reading;

namespace ConsultationIntake.Safeguarding;

/// <summary>
/// Finds phrases that say harm in so many words. What tells a disclosure from policy is whether the sentence speaks of somebody: the
/// writer, their family, "he", "the man at number 12". Idioms ("it hits me in the pocket") are found beside them: they say nothing.
/// </summary>
internal static class DisclosurePhrases
{
    /// <param name="words">A text's words.</param>
    /// <returns>In reading order; none overlap.</returns>
    public static (List<DisclosurePhrase> Phrases, List<TextSpan> Idioms) Find(List<Word> words)
    {
        var lower = words.Select(word => word.Lower).ToArray();
        var found = (Phrases: new List<DisclosurePhrase>(), Idioms: new List<TextSpan>());
        var spokeOfFamily = false;
        for (var start = 0; start < words.Count; )
        {
            var end = start;
            while (end < words.Count && words[end].Sentence == words[start].Sentence)
                end++;
            var sentence = new SentenceReading(lower.AsSpan(start, end - start), spokeOfFamily);
            Collect(sentence, lower.AsSpan(start, end - start), words, start, found);
            spokeOfFamily = sentence.SpeaksOfFamily;
            start = end;
        }

        return found;
    }

    private static void Collect(
        SentenceReading sentence,
        ReadOnlySpan<string> lower,
        List<Word> words,
        int offset,
        (List<DisclosurePhrase> Phrases, List<TextSpan> Idioms) found
    )
    {
        for (var i = 0; i < lower.Length; i++)
        {
            var length = SafeguardingPhrases.Idioms.LongestAt(lower, i);
            if (length > 0)
            {
                found.Idioms.Add(Span(i, length));
                i += length - 1;
                continue;
            }

            var told = SafeguardingPhrases.Telling.LongestAt(lower, i);
            length = Math.Max(
                told,
                Math.Max(
                    sentence.IsOfSomebody ? SafeguardingPhrases.OfSomebody.LongestAt(lower, i) : 0,
                    sentence.IsPolicy ? 0 : SafeguardingPhrases.UnlessPolicy.LongestAt(lower, i)
                )
            );
            if (length == 0)
                continue;
            found.Phrases.Add(new DisclosurePhrase(Span(i, length), told > 0));
            i += length - 1;
        }

        TextSpan Span(int first, int length) => TextSpan.FromBounds(words[offset + first].Start, words[offset + first + length - 1].End);
    }
}
