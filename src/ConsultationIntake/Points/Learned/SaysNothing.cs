using System.Collections.Frozen;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Points.Learned;

/// <summary>
/// Answers that say nothing of what was asked: "no idea, sorry", "see Q3", "not applicable to us", "dim syniad". They are made up of the
/// phrases of <c>says-nothing.txt</c> and of nothing else, so a question lends them none of its themes.
/// </summary>
internal static class SaysNothing
{
    private const int MostWords = 12;

    /// <summary>Stands for any number, as of a question: <c>3</c>, <c>4b</c>, <c>Q3</c>.</summary>
    private const string Number = "#";

    private static readonly FrozenSet<string> Phrases = Load();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int LongestPhrase = Phrases.Max(phrase => phrase.Length);

    /// <param name="words">All words of the answer; null is one to be passed over, which says something.</param>
    public static bool Is(ReadOnlySpan<KnownWord?> words)
    {
        if (words.Length is 0 or > MostWords || words.Contains(null))
            return false;
        Span<bool> reached = stackalloc bool[MostWords + 1];
        Span<char> phrase = stackalloc char[LongestPhrase];
        reached[0] = true;
        for (var start = 0; start < words.Length; start++)
        {
            var length = 0;
            for (var end = start; reached[start] && end < words.Length && TryAdd(words[end]!.Plain, phrase, ref length); end++)
                reached[end + 1] |= BySpan.Contains(phrase[..length]);
        }

        return reached[words.Length];
    }

    /// <summary>False where no phrase is as long.</summary>
    private static bool TryAdd(string plain, Span<char> phrase, ref int length)
    {
        ReadOnlySpan<char> word = IsNumber(plain) ? Number : plain;
        var start = length == 0 ? 0 : length + 1;
        if (start + word.Length > LongestPhrase)
            return false;
        if (length > 0)
            phrase[length] = ' ';
        word.CopyTo(phrase[start..]);
        length = start + word.Length;
        return true;
    }

    private static bool IsNumber(string plain) =>
        plain.Length > 0 && (char.IsAsciiDigit(plain[0]) || (plain.Length > 1 && plain[0] == 'q' && char.IsAsciiDigit(plain[1])));

    private static FrozenSet<string> Load()
    {
        using var stream =
            typeof(SaysNothing).Assembly.GetManifestResourceStream("says-nothing.txt")
            ?? throw new InvalidOperationException("says-nothing.txt is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var buffer = new char[64];
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(phrase => string.Join(' ', phrase.Split(' ').Select(word => new string(buffer, 0, Letters.Plain(word, buffer)))))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
