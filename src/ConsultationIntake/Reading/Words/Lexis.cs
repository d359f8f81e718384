using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading.Words;

/// <summary>
/// The words that a set of phrases is made of, each with a number. A text's word is found by its own letters, else by its
/// stem, else by a stem one slip of the finger away; all else is <see cref="Unknown"/>.
/// </summary>
internal sealed class Lexis
{
    public const int Unknown = -1;

    private const int LongestWord = 32;
    private const int ShortestCorrected = 7;

    private readonly Dictionary<string, int> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> stems;
    private readonly Dictionary<string, int> byShortened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> shortened;
    private readonly List<string> words = [];

    public Lexis()
    {
        stems = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        shortened = byShortened.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => words.Count;

    public string this[int id] => words[id];

    /// <summary>The numbers of a phrase's words, new ones given where they are needed.</summary>
    public int[] AddPhrase(string phrase, bool welsh)
    {
        var ids = new List<int>();
        Span<char> buffer = stackalloc char[LongestWord];
        for (var at = 0; WordScanner.Next(phrase, ref at, out var start, out var length); )
        {
            var word = buffer[..Letters.Plain(phrase.AsSpan(start, length), buffer)];
            ids.Add(welsh ? AddWelsh(word.ToString()) : Add(word[..EnglishStem.Take(word)].ToString()));
        }

        return [.. ids];
    }

    public int Add(string stem)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(byStem, stem, out var known);
        if (known)
            return id;
        id = words.Count;
        words.Add(stem);
        if (stem.Length >= ShortestCorrected)
            AddShortened(stem, id);
        return id;
    }

    public int Find(ReadOnlySpan<char> surface)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var word = buffer[..Letters.Plain(surface, buffer)];
        if (stems.TryGetValue(word, out var id))
            return id;
        word = word[..EnglishStem.Take(word)];
        if (stems.TryGetValue(word, out id))
            return id;
        return word.Length >= ShortestCorrected ? FindMisspelt(word) : Unknown;
    }

    /// <summary>A word with one letter wrong, missing, added or two changed places. The first letter is taken as right.</summary>
    private int FindMisspelt(ReadOnlySpan<char> word)
    {
        if (shortened.TryGetValue(word, out var id))
            return id;
        Span<char> without = stackalloc char[LongestWord];
        for (var skip = 1; skip < word.Length; skip++)
        {
            word[..skip].CopyTo(without);
            word[(skip + 1)..].CopyTo(without[skip..]);
            var shorter = without[..(word.Length - 1)];
            if (stems.TryGetValue(shorter, out id) || shortened.TryGetValue(shorter, out id))
                return id;
        }

        return Unknown;
    }

    private void AddShortened(string stem, int id)
    {
        for (var skip = 1; skip < stem.Length; skip++)
            byShortened.TryAdd(stem.Remove(skip, 1), id);
    }

    private int AddWelsh(string word)
    {
        var id = Add(word);
        foreach (var mutated in WelshMutation.Of(word))
            byStem.TryAdd(mutated, id);
        return id;
    }
}
