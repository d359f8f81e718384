using System.Numerics;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Points.Learned;

/// <summary>A text ready to be read: its words, and how it is written.</summary>
/// <param name="Words">In reading order; null is a word to be passed over.</param>
/// <param name="Asks">Whether it ends with a question mark (2) or holds one (1).</param>
/// <param name="Exclaims">Whether it holds an exclamation mark.</param>
/// <param name="Cue">What plain phrases make of it.</param>
internal readonly record struct ClueText(ReadOnlyMemory<KnownWord?> Words, int Asks, bool Exclaims, Stance Cue);

/// <summary>
/// What a point is read by. Its own words, alone, in pairs and threes, and by pieces and families; how long it is and how it begins and
/// ends; and the words of its question, its heading and the words before it, each once as they would be read anywhere and once as what
/// they are.
/// </summary>
internal static class Clues
{
    private const double OfContext = 0.7;
    private const double SharedByContext = 0.8;
    private const uint LengthSalt = 50;
    private const uint ContextSalt = 100;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;

    /// <param name="own">The point.</param>
    /// <param name="context">What stands around it; a text without words where there is none. By <see cref="ClueSource"/>, from <see
    /// cref="ClueSource.Question"/>.</param>
    /// <param name="sink">Is told of each clue.</param>
    public static void Walk(in ClueText own, ReadOnlySpan<ClueText> context, ClueSink sink)
    {
        Text(own.Words.Span, 0, 1, whole: true, ClueSource.Own, sink);
        Shape(own, sink);
        for (var i = 0; i < context.Length; i++)
            if (context[i].Words.Length > 0)
                Context(context[i].Words.Span, ClueSource.Question + i, own.Words.Length, sink);
    }

    /// <summary>What a context adds depends on the point by no more than <see cref="LengthOf"/>.</summary>
    public static void Context(ReadOnlySpan<KnownWord?> words, ClueSource source, int ownWords, ClueSink sink)
    {
        var salt = ContextSalt + (uint)source;
        Text(words, salt, OfContext, whole: false, source, sink);
        Text(words, 0, SharedByContext, whole: true, source, sink);
        Text(words, Mix(salt + LengthSalt, (uint)LengthOf(ownWords)), OfContext, whole: false, source, sink);
    }

    /// <summary>A context counts for more the shorter the point is.</summary>
    public static int LengthOf(int words) =>
        words switch
        {
            <= 3 => 1,
            <= 8 => 2,
            <= 16 => 3,
            _ => 4,
        };

    public static uint OfWord(WordClue by, uint value, uint salt) => Mix(((uint)by + 1) ^ (salt * 0x9E3779B1u), value);

    public static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2166136261u;
        foreach (var letter in letters)
            hash = unchecked((hash ^ letter) * 16777619u);
        return hash;
    }

    /// <summary>The pieces of a word, its ends marked, each by its hash.</summary>
    public static void AddPieces(string plain, ICollection<uint> pieces)
    {
        var marked = $"<{plain}>";
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        for (var start = 0; start + length <= marked.Length; start++)
            pieces.Add(Hash(marked.AsSpan(start, length)));
    }

    private static void Text(ReadOnlySpan<KnownWord?> words, uint salt, double weight, bool whole, ClueSource source, ClueSink sink)
    {
        Words(words, WordClue.Stem, salt, sink);
        sink.EndGroup(weight, source);
        Words(words, WordClue.Near, salt, sink);
        sink.EndGroup(0.7 * weight, source);
        Words(words, WordClue.Wide, salt, sink);
        sink.EndGroup(0.4 * weight, source);
        if (!whole)
            return;
        Words(words, WordClue.Pieces, salt, sink);
        sink.EndGroup(1.3 * weight, source);
        Runs(words, weight, source, sink);
    }

    private static void Words(ReadOnlySpan<KnownWord?> words, WordClue by, uint salt, ClueSink sink)
    {
        var mark = sink.NextMark();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is not { } word || word.MetIn == mark)
                continue;
            word.MetIn = mark;
            sink.Word(word, by, salt, i);
        }
    }

    /// <summary>Pairs of stems, of families, of stems with one word between them, and runs of three stems.</summary>
    private static void Runs(ReadOnlySpan<KnownWord?> words, double weight, ClueSource source, ClueSink sink)
    {
        for (var i = 1; i < words.Length; i++)
            if (words[i - 1] is { } first && words[i] is { } second)
                sink.Clue(Mix(11, Mix(first.Stem, second.Stem)), i - 1, i);
        sink.EndGroup(weight, source);
        for (var i = 1; i < words.Length; i++)
            if (words[i - 1] is { Near: >= 0 } first && words[i] is { Near: >= 0 } second)
                sink.Clue(Mix(12, Mix((uint)first.Near, (uint)second.Near)), i - 1, i);
        sink.EndGroup(0.4 * weight, source);
        for (var i = 2; i < words.Length; i++)
            if (words[i - 2] is { } first && words[i] is { } second)
                sink.Clue(Mix(13, Mix(first.Stem, second.Stem)), i - 2, i);
        sink.EndGroup(0.4 * weight, source);
        for (var i = 2; i < words.Length; i++)
            if (words[i - 2] is { } first && words[i - 1] is { } second && words[i] is { } third)
                sink.Clue(Mix(14, Mix(Mix(first.Stem, second.Stem), third.Stem)), i - 2, i);
        sink.EndGroup(0.3 * weight, source);
    }

    private static void Shape(in ClueText own, ClueSink sink)
    {
        var words = own.Words.Span;
        sink.Clue(Mix(21, (uint)BitOperations.Log2((uint)Math.Min(255, words.Length) + 1)), 0, -1);
        sink.Clue(Mix(22, (uint)own.Asks), 0, -1);
        sink.Clue(Mix(23, own.Exclaims ? 1u : 0), 0, -1);
        if (words.Length > 0 && words[0] is { } first)
        {
            sink.Clue(Mix(24, first.Stem), 0, 0);
            if (first.Near >= 0)
                sink.Clue(Mix(25, (uint)first.Near), 0, 0);
            if (words.Length > 1 && words[1] is { } second)
                sink.Clue(Mix(26, Mix(first.Stem, second.Stem)), 0, 1);
        }

        if (words.Length > 0 && words[^1] is { } last)
            sink.Clue(Mix(27, last.Stem), words.Length - 1, words.Length - 1);
        sink.EndGroup(0.8, ClueSource.Own);
        sink.Clue(Mix(28, (uint)own.Cue), 0, -1);
        sink.EndGroup(1, ClueSource.Own);
    }

    private static uint Mix(uint first, uint second)
    {
        unchecked
        {
            var hash = (first * 0x9E3779B1u) ^ second;
            hash = (hash ^ (hash >> 15)) * 0x85EBCA6Bu;
            hash ^= first;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
            return hash ^ (hash >> 16);
        }
    }
}
