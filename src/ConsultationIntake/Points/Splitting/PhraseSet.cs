namespace ConsultationIntake.Points.Splitting;

/// <summary>
/// Phrases looked up by their words' hashes, so case and punctuation do not matter. Written one a line:
/// <c>we|i ask|request</c> stands for the four it can be read as, and <c>concern*</c> for any word that begins so and
/// <c>_</c> for any one word (neither of them first).
/// </summary>
internal sealed class PhraseSet
{
    private const int FilterBits = 4096;

    private readonly Dictionary<ulong, Phrases> byFirstWord = [];

    /// <summary>Turns away nearly every word that begins no phrase before the dictionary is asked.</summary>
    private readonly ulong[] filter = new ulong[FilterBits / 64];

    public PhraseSet(params ReadOnlySpan<string> lines)
    {
        foreach (var block in lines)
        {
            foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Add([], line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        // The longest reading wins.
        foreach (var phrases in byFirstWord.Values)
            phrases.Sort();
    }

    /// <summary>How many words the longest phrase that begins at this word has, or 0.</summary>
    public int LengthAt(WordRange range, int word)
    {
        if (word >= range.End)
            return 0;
        var hash = range.Words.HashOf(word);
        if ((filter[(hash % FilterBits) / 64] >> (int)(hash % 64) & 1) == 0 || !byFirstWord.TryGetValue(hash, out var phrases))
            return 0;
        var length = Longest(phrases.WithAnySecond, range, word);
        return word + 1 < range.End && phrases.BySecondWord.TryGetValue(range.Words.HashOf(word + 1), out var two)
            ? Math.Max(length, Longest(two, range, word))
            : length;
    }

    /// <summary>The first word at which a phrase begins, or -1.</summary>
    public int FindIn(WordRange range)
    {
        for (var word = range.First; word < range.End; word++)
        {
            if (LengthAt(range, word) > 0)
                return word;
        }

        return -1;
    }

    private static int Longest(List<Pattern[]> phrases, WordRange range, int word)
    {
        foreach (var phrase in phrases)
        {
            if (Matches(phrase, range, word))
                return phrase.Length;
        }

        return 0;
    }

    private static bool Matches(Pattern[] phrase, WordRange range, int word)
    {
        if (word + phrase.Length > range.End)
            return false;
        for (var i = 1; i < phrase.Length; i++)
        {
            var fits = phrase[i].Prefix is { } prefix
                ? range.Words[word + i].StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                : range.Words.HashOf(word + i) == phrase[i].Hash;
            if (!fits)
                return false;
        }

        return true;
    }

    private void Add(Pattern[] before, ReadOnlySpan<string> rest)
    {
        if (rest.IsEmpty)
        {
            var first = before[0].Hash;
            filter[(first % FilterBits) / 64] |= 1UL << (int)(first % 64);
            if (!byFirstWord.TryGetValue(first, out var phrases))
                byFirstWord.Add(first, phrases = new());
            phrases.Add(before);
            return;
        }

        foreach (var reading in rest[0].Split('|'))
            Add([.. before, .. reading.Split('\'').Select(Pattern.Of)], rest[1..]);
    }

    /// <summary>The phrases that begin with one word, by their second word where that is one word and no other.</summary>
    private sealed class Phrases
    {
        public List<Pattern[]> WithAnySecond { get; } = [];

        public Dictionary<ulong, List<Pattern[]>> BySecondWord { get; } = [];

        public void Add(Pattern[] phrase)
        {
            if (phrase.Length == 1 || phrase[1].Prefix is not null)
                WithAnySecond.Add(phrase);
            else if (BySecondWord.TryGetValue(phrase[1].Hash, out var same))
                same.Add(phrase);
            else
                BySecondWord.Add(phrase[1].Hash, [phrase]);
        }

        public void Sort()
        {
            foreach (var phrases in BySecondWord.Values.Append(WithAnySecond))
                phrases.Sort((a, b) => b.Length.CompareTo(a.Length));
        }
    }

    private readonly record struct Pattern(ulong Hash, string? Prefix)
    {
        public static Pattern Of(string word) => word switch
        {
            "_" => new(0, ""),
            [.. var prefix, '*'] => new(0, prefix),
            _ => new(Words.Hash(word), null),
        };
    }
}
