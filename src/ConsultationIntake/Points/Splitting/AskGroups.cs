namespace ConsultationIntake.Points.Splitting;

/// <summary>
/// Puts the sentences of one paragraph together into points. A paragraph is one point unless it says that it turns to another
/// matter, or asks for several things that have no word in common.
/// </summary>
internal static class AskGroups
{
    private const int FewestWords = 3;
    private const int LongestWish = 16;

    public static List<TextSpan> Of(IReadOnlyList<Sentence> sentences)
    {
        var groups = new List<TextSpan>();
        for (var from = 0; from < sentences.Count;)
        {
            var to = from + 1;
            var asks = IsAsk(sentences[from]);
            var subject = SubjectOf(sentences[from]);
            while (to < sentences.Count && !TurnsTo(sentences[to], Count(sentences, from, to), asks, subject))
            {
                asks |= IsAsk(sentences[to]);
                subject.UnionWith(SubjectOf(sentences[to]));
                to++;
            }

            groups.Add(TextSpan.FromBounds(sentences[from].Start, sentences[to - 1].End));
            from = to;
        }

        return groups;
    }

    private static int Count(IReadOnlyList<Sentence> sentences, int from, int to) =>
        sentences[to - 1].Words.End - sentences[from].Words.First;

    private static bool TurnsTo(Sentence sentence, int wordsBefore, bool asked, HashSet<string> subject)
    {
        var words = sentence.Words;
        if (wordsBefore < FewestWords || words.Count < FewestWords)
            return false;
        if (CuePhrases.Strong.LengthAt(words, words.First) > 0)
            return true;
        if (CuePhrases.Weak.LengthAt(words, words.First) is > 0 and var cue)
            return !words.From(words.First + cue).StartsWith(CuePhrases.Narrative) && !Shares(sentence, subject);
        return asked && IsAsk(sentence) && !words.StartsWith(CuePhrases.Anaphor) && !Shares(sentence, subject);
    }

    private static bool IsAsk(Sentence sentence)
    {
        var words = sentence.Words;
        return words.Has(ViewPhrases.Ask) || (words.Count <= LongestWish && words.StartsWith(ViewPhrases.Imperative));
    }

    private static bool Shares(Sentence sentence, HashSet<string> subject)
    {
        var lookup = subject.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var word = sentence.Words.First; word < sentence.Words.End; word++)
        {
            if (lookup.Contains(Stem(sentence.Words.Words[word])))
                return true;
        }

        return false;
    }

    private static HashSet<string> SubjectOf(Sentence sentence)
    {
        var subject = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var word = sentence.Words.First; word < sentence.Words.End; word++)
        {
            var actual = sentence.Words.Words[word];
            if (actual.Length > 2 && CuePhrases.Empty.LengthAt(sentence.Words, word) == 0)
                subject.Add(Stem(actual).ToString());
        }

        return subject;
    }

    /// <summary>Enough of a word to know it again in the plural or another tense.</summary>
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ies", "ed", "es", "s", "y"])
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return word[..^ending.Length];
        }

        return word;
    }
}
