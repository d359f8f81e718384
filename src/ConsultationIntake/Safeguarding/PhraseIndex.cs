namespace ConsultationIntake.Safeguarding;

/// <summary>Many phrases found in one pass, by the word they start with.</summary>
internal sealed class PhraseIndex
{
    private const int ShortestPrefix = 2;

    private readonly Dictionary<string, List<PhrasePattern>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PhrasePattern>> byPrefix = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PhrasePattern>>.AlternateLookup<ReadOnlySpan<char>> prefixes;
    private readonly int longestPrefix;

    /// <param name="lines">One pattern a line; empty lines are left out.</param>
    /// <param name="classes">The classes that patterns name.</param>
    public PhraseIndex(string lines, IReadOnlyDictionary<string, string[]> classes)
    {
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pattern = PhrasePattern.Parse(line, classes);
            foreach (var start in pattern.Starts.Distinct())
                Add(start[^1] == '*' ? byPrefix : byWord, start.TrimEnd('*'), pattern);
        }

        prefixes = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        longestPrefix = byPrefix.Keys.Select(prefix => prefix.Length).DefaultIfEmpty().Max();
    }

    /// <summary>The longest phrase that starts at a word, in words; 0 when none does.</summary>
    public int LongestAt(ReadOnlySpan<string> words, int at)
    {
        var longest = byWord.TryGetValue(words[at], out var whole) ? LongestOf(whole, words, at) : 0;
        if (words[at].EndsWith("'s", StringComparison.Ordinal) && byWord.TryGetValue(words[at][..^2], out var owner))
            longest = Math.Max(longest, LongestOf(owner, words, at));
        for (var length = ShortestPrefix; length <= Math.Min(longestPrefix, words[at].Length); length++)
        {
            if (prefixes.TryGetValue(words[at].AsSpan(0, length), out var begun))
                longest = Math.Max(longest, LongestOf(begun, words, at));
        }

        return longest;
    }

    public bool AnyIn(ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (LongestAt(words, i) > 0)
                return true;
        }

        return false;
    }

    private static int LongestOf(List<PhrasePattern> patterns, ReadOnlySpan<string> words, int at)
    {
        var longest = 0;
        foreach (var pattern in patterns)
            longest = Math.Max(longest, pattern.Match(words, at));
        return longest;
    }

    private static void Add(Dictionary<string, List<PhrasePattern>> index, string start, PhrasePattern pattern)
    {
        if (!index.TryGetValue(start, out var patterns))
            index[start] = patterns = [];
        patterns.Add(pattern);
    }
}
