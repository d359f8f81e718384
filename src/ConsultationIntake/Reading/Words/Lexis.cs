using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading.Words;

/// <summary>
/// The words that a set of phrases is made of, each with a number. A text's word is found by its own letters, else by its
/// stem, else by a stem one slip of the finger away; all else is <see cref="Unknown"/>. Where words count as they are written
/// (<see cref="AsWritten"/>) one is found by its letters and apostrophes, else by what stands before an apostrophe.
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

    private readonly Dictionary<string, int> byOpening = new(StringComparer.Ordinal);
    private readonly bool asWritten;
    private int number = Unknown;

    public Lexis()
        : this(asWritten: false) { }

    private Lexis(bool asWritten)
    {
        this.asWritten = asWritten;
        stems = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        shortened = byShortened.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => words.Count;

    public string this[int id] => words[id];

    /// <summary>One whose words have no endings and no slips.</summary>
    public static Lexis AsWritten() => new(asWritten: true);

    /// <summary>The numbers of a phrase's words, new ones given where they are needed.</summary>
    public int[] AddPhrase(string phrase, bool welsh)
    {
        var ids = new List<int>();
        Span<char> buffer = stackalloc char[LongestWord];
        for (var at = 0; WordScanner.Next(phrase, ref at, out var start, out var length); )
        {
            var word = buffer[..Fold(phrase.AsSpan(start, length), buffer)];
            if (at < phrase.Length && phrase[at] == PhraseNotation.Onward)
                ids.Add(AddOpening(word.ToString(), welsh));
            else
                ids.Add(welsh ? AddWelsh(word.ToString()) : Add(word[..(asWritten ? word.Length : EnglishStem.Take(word))].ToString()));
        }

        return [.. ids];
    }

    /// <summary>A phrase's steps for a <see cref="PhraseTree"/>; gaps beside each other are one.</summary>
    /// <param name="items">As <see cref="PhraseNotation.Read"/> gives them.</param>
    /// <param name="welsh">Whether its words have the forms that Welsh gives them.</param>
    public IReadOnlyList<int> StepsOf(IEnumerable<string> items, bool welsh)
    {
        var steps = new List<int>();
        var gap = 0;
        foreach (var item in items)
        {
            if (PhraseNotation.GapOf(item) is { } most)
            {
                gap = Math.Min(gap + most, PhraseNotation.LongestGap);
                continue;
            }

            if (gap > 0)
                steps.Add(PhraseTree.Gap(gap));
            gap = 0;
            if (item == PhraseNotation.Number)
                steps.Add(number = Add(item));
            else
                steps.AddRange(AddPhrase(item, welsh));
        }

        return steps;
    }

    public int Add(string stem)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(byStem, stem, out var known);
        if (known)
            return id;
        id = words.Count;
        words.Add(stem);
        if (stem.Length >= ShortestCorrected && !asWritten)
            AddShortened(stem, id);
        return id;
    }

    public int Find(ReadOnlySpan<char> surface)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var word = buffer[..Fold(surface, buffer)];
        if (stems.TryGetValue(word, out var id))
            return id;
        if (number != Unknown && IsNumber(word))
            return number;
        if (byOpening.Count > 0 && FindOpening(word) is var opening && opening != Unknown)
            return opening;
        if (asWritten)
            return word.IndexOf('\'') is > 0 and var apostrophe && stems.TryGetValue(word[..apostrophe], out id) ? id : Unknown;
        word = word[..EnglishStem.Take(word)];
        if (stems.TryGetValue(word, out id))
            return id;
        return word.Length >= ShortestCorrected ? FindMisspelt(word) : Unknown;
    }

    private int Fold(ReadOnlySpan<char> surface, Span<char> into) =>
        asWritten ? Letters.PlainWithApostrophes(surface, into) : Letters.Plain(surface, into);

    private static bool IsNumber(ReadOnlySpan<char> word) =>
        word.Length > 0 && (char.IsAsciiDigit(word[0]) || (word.Length > 1 && word[0] == 'q' && char.IsAsciiDigit(word[1])));

    private int AddOpening(string opening, bool welsh)
    {
        if (byOpening.TryGetValue(opening, out var id))
            return id;
        id = words.Count;
        words.Add(opening + PhraseNotation.Onward);
        foreach (var form in welsh ? WelshMutation.Of(opening).Prepend(opening) : [opening])
            byOpening.TryAdd(form, id);
        return id;
    }

    /// <summary>The longest that the word begins with.</summary>
    private int FindOpening(ReadOnlySpan<char> word)
    {
        var openings = byOpening.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = word.Length; length > 1; length--)
            if (openings.TryGetValue(word[..length], out var id))
                return id;
        return Unknown;
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
