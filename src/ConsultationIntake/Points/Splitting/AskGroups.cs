using ConsultationIntake.Reading;

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
        var subject = new Subject(sentences);
        for (var from = 0; from < sentences.Count;)
        {
            var to = from + 1;
            var asks = sentences.Count > 1 && IsAsk(sentences[from]);
            subject.Start(from);
            while (to < sentences.Count && !TurnsTo(sentences[to], to, Count(sentences, from, to), asks, subject))
                asks |= IsAsk(sentences[to++]);
            groups.Add(TextSpan.FromBounds(sentences[from].Start, sentences[to - 1].End));
            from = to;
        }

        return groups;
    }

    private static int Count(IReadOnlyList<Sentence> sentences, int from, int to) =>
        sentences[to - 1].Words.End - sentences[from].Words.First;

    private static bool TurnsTo(Sentence sentence, int index, int wordsBefore, bool asked, Subject subject)
    {
        var words = sentence.Words;
        if (wordsBefore < FewestWords || words.Count < FewestWords)
            return false;
        if (OpensAnother(words))
            return true;
        if (CuePhrases.Weak.LengthAt(words, words.First) is > 0 and var cue)
            return !words.From(words.First + cue).StartsWith(CuePhrases.Narrative) && !subject.IsSharedBy(index);
        return asked && IsAsk(sentence) && !PointsBack(words) && !subject.IsSharedBy(index);
    }

    private static bool PointsBack(WordRange words) =>
        words.StartsWith(CuePhrases.Anaphor) || words.Has(CuePhrases.BackReference)
        || words.Words[words.End - 1].Equals("that", StringComparison.OrdinalIgnoreCase);

    private static bool OpensAnother(WordRange words)
    {
        var start = words;
        for (var skipped = 0; skipped < 3 && CuePhrases.Strong.LengthAt(start, start.First) == 0; skipped++)
        {
            if (CuePhrases.Ordinal.LengthAt(start, start.First) > 0)
            {
                var after = words.Words.SpanOf(start.First).End;
                return after < words.Words.Text.Length && words.Words.Text[after] == ',';
            }

            if (CuePhrases.Opener.LengthAt(start, start.First) == 0)
                return false;
            start = start.From(start.First + 1);
        }

        return CuePhrases.Strong.LengthAt(start, start.First) > 0;
    }

    private static bool IsAsk(Sentence sentence)
    {
        var words = sentence.Words;
        return words.Has(ViewPhrases.Ask) || (words.Count <= LongestWish && words.StartsWith(ViewPhrases.Imperative));
    }

    /// <summary>The words that tell what the sentences of a group are about, gathered when first wanted.</summary>
    private sealed class Subject(IReadOnlyList<Sentence> sentences)
    {
        private readonly HashSet<ulong> stems = [];
        private int gathered;

        public void Start(int sentence)
        {
            stems.Clear();
            gathered = sentence;
        }

        public bool IsSharedBy(int sentence)
        {
            for (; gathered < sentence; gathered++)
            {
                var before = sentences[gathered].Words;
                for (var word = before.First; word < before.End; word++)
                {
                    if (before.Words[word].Length > 2 && CuePhrases.Empty.LengthAt(before, word) == 0)
                        stems.Add(Stem(before.Words[word]));
                }
            }

            var words = sentences[sentence].Words;
            for (var word = words.First; word < words.End; word++)
            {
                if (stems.Contains(Stem(words.Words[word])))
                    return true;
            }

            return false;
        }

        /// <summary>Enough of a word to know it again in the plural or another tense.</summary>
        private static ulong Stem(ReadOnlySpan<char> word)
        {
            foreach (var ending in (ReadOnlySpan<string>)["ing", "ies", "ed", "es", "s", "y"])
            {
                if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                    return Words.Hash(word[..^ending.Length]);
            }

            return Words.Hash(word);
        }
    }
}
