using System.Collections.Frozen;

namespace ConsultationIntake.Safeguarding;

/// <summary>Finds ideas that say little alone and much together (<see cref="SafeguardingHints"/>).</summary>
internal static class HintReader
{
    /// <summary>Enough places of an idea to find one that overlaps no other's.</summary>
    private const int MostPlaces = 8;

    private static readonly string[] Names = [.. SafeguardingHints.Ideas.Keys.Order(StringComparer.Ordinal)];
    private static readonly FrozenDictionary<string, (int Idea, PhrasePattern Pattern)[]> ByWord = Starts(prefixes: false);
    private static readonly FrozenDictionary<string, (int Idea, PhrasePattern Pattern)[]> ByPrefix = Starts(prefixes: true);
    private static readonly FrozenDictionary<string, (int Idea, PhrasePattern Pattern)[]>.AlternateLookup<ReadOnlySpan<char>> Words = ByWord.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, (int Idea, PhrasePattern Pattern)[]>.AlternateLookup<ReadOnlySpan<char>> Prefixes = ByPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly (int Shortest, int Longest) PrefixLengths = (ByPrefix.Keys.Min(prefix => prefix.Length), ByPrefix.Keys.Max(prefix => prefix.Length));

    private static readonly int[][] Pairs =
    [
        .. SafeguardingHints.Pairs.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('+', StringSplitOptions.TrimEntries).Select(name => Array.IndexOf(Names, name)).ToArray()),
    ];

    /// <summary>The words, by first and length, of the ideas that together mean something, in order; none overlap. Empty when none do.</summary>
    public static List<(int First, int Length)> Find(ReadOnlySpan<string> words)
    {
        var places = PlacesOf(words);
        var found = new List<(int First, int Length)>();
        foreach (var pair in Pairs)
        {
            if (Together(pair, places, []) is { } together)
                found.AddRange(together.Where(place => !found.Exists(other => Overlap(place, other))));
        }

        found.Sort();
        return found;
    }

    private static List<(int First, int Length)>?[] PlacesOf(ReadOnlySpan<string> words)
    {
        var places = new List<(int First, int Length)>?[Names.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].AsSpan();
            if (Words.TryGetValue(word, out var whole))
                Match(whole, words, i, places);
            if (word.EndsWith("'s") && Words.TryGetValue(word[..^2], out var owner))
                Match(owner, words, i, places);
            for (var length = PrefixLengths.Shortest; length <= Math.Min(PrefixLengths.Longest, word.Length); length++)
            {
                if (Prefixes.TryGetValue(word[..length], out var begun))
                    Match(begun, words, i, places);
            }
        }

        return places;
    }

    private static void Match((int Idea, PhrasePattern Pattern)[] patterns, ReadOnlySpan<string> words, int at, List<(int First, int Length)>?[] places)
    {
        foreach (var (idea, pattern) in patterns)
        {
            if (pattern.Match(words, at) is > 0 and var length && (places[idea] ??= []).Count < MostPlaces)
                places[idea]!.Add((at, length));
        }
    }

    private static List<(int First, int Length)>? Together(ReadOnlySpan<int> pair, List<(int First, int Length)>?[] places, List<(int First, int Length)> taken)
    {
        if (pair.IsEmpty)
            return taken;
        foreach (var idea in pair)
        {
            if (places[idea] is null)
                return null;
        }

        foreach (var place in places[pair[0]]!)
        {
            if (!taken.Exists(other => Overlap(place, other)) && Together(pair[1..], places, [.. taken, place]) is { } together)
                return together;
        }

        return null;
    }

    private static bool Overlap((int First, int Length) one, (int First, int Length) other) =>
        one.First < other.First + other.Length && other.First < one.First + one.Length;

    private static FrozenDictionary<string, (int Idea, PhrasePattern Pattern)[]> Starts(bool prefixes) => Names
        .SelectMany((name, idea) => SafeguardingPhrases.Parse(SafeguardingHints.Ideas[name]).Select(pattern => (Idea: idea, Pattern: pattern)))
        .SelectMany(hint => hint.Pattern.Starts.Distinct().Where(start => start.EndsWith('*') == prefixes).Select(start => (Start: start.TrimEnd('*'), hint.Idea, hint.Pattern)))
        .GroupBy(entry => entry.Start, entry => (entry.Idea, entry.Pattern))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
