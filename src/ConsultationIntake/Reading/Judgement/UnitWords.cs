using System.Collections.Frozen;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>The words of a stretch as clues know them: each by its stem, by its form and by the words it keeps company with.</summary>
internal sealed class UnitWords
{
    private const int LongestWord = 32;
    private const uint AnyNumber = 7;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallWords = FunctionWords
        .LanguagesByWord.Keys.ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<Known> words = [];

    private UnitWords() { }

    public int Count => words.Count;

    /// <summary>A word at a place from the front (0, 1, …) or the back (-1, -2, …); nothing beyond either.</summary>
    public Known At(int place)
    {
        var index = place < 0 ? Count + place : place;
        return index >= 0 && index < Count ? words[index] : default;
    }

    public List<Known> All => words;

    public static UnitWords Of(string text, TextSpan span)
    {
        var found = new UnitWords();
        Span<char> plain = stackalloc char[LongestWord];
        Span<char> stem = stackalloc char[LongestWord];
        var all = text.AsSpan(span.Start, span.Length);
        for (var at = 0; WordScanner.Next(all, ref at, out var start, out var length); )
        {
            var surface = all.Slice(start, length);
            var where = new TextSpan(span.Start + start, length);
            if (char.IsAsciiDigit(surface[0]))
            {
                found.words.Add(new Known(where, AnyNumber, AnyNumber, WordTable.None));
                continue;
            }

            var letters = plain[..Letters.Plain(surface, plain)];
            letters.CopyTo(stem);
            var root = stem[..EnglishStem.Take(stem[..letters.Length])];
            found.words.Add(
                new Known(
                    where,
                    Hash(root),
                    FormOf(letters, char.IsUpper(surface[0])),
                    LearnedModels.Shipped.Words.FindAsSpelt(letters, root)
                )
            );
        }

        return found;
    }

    /// <summary>A small word is its own form; another's is its ending, or that it is a name.</summary>
    private static uint FormOf(ReadOnlySpan<char> word, bool capital)
    {
        if (SmallWords.Contains(word))
            return Hash(word);
        foreach (
            var (ending, form) in (ReadOnlySpan<(string, uint)>)[("ing", 11), ("ed", 12), ("ly", 13), ("tion", 14), ("ment", 14), ("s", 15)]
        )
            if (word.Length > ending.Length + 2 && word.EndsWith(ending))
                return form + (capital ? 10u : 0);
        return capital ? 20u : 10u;
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }

    /// <param name="Span">Where it stands.</param>
    /// <param name="Stem">Its stem, numbers all one.</param>
    /// <param name="Form">What it does in a sentence, as far as its ending tells.</param>
    /// <param name="Row">Its row among the words with vectors, or <see cref="WordTable.None"/>.</param>
    internal readonly record struct Known(TextSpan Span, uint Stem, uint Form, int Row);
}
