using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// The words a <see cref="ThemeModel"/> was made with, by row. A word it lacks is taken for its plural, its stem or its nearest spelling.
/// </summary>
internal sealed class WordTable
{
    public const int None = -1;

    private const int LongestWord = 32;
    private const int ShortestCorrected = 6;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz";

    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly int[] stemOf;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySurface;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byStem;

    public WordTable(IReadOnlyList<string> words)
    {
        stemOf = new int[words.Count];
        bySurface = rows.GetAlternateLookup<ReadOnlySpan<char>>();
        byStem = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[LongestWord];
        for (var row = 0; row < words.Count; row++)
        {
            rows[words[row]] = row;
            words[row].CopyTo(buffer);
            var stem = buffer[..EnglishStem.Take(buffer[..words[row].Length])].ToString();
            stems.TryAdd(stem, row);
            stemOf[row] = stems[stem];
        }
    }

    /// <summary>One number for all words of a stem: the row of the commonest.</summary>
    public int StemOf(int row) => stemOf[row];

    /// <summary>The row of a word as it is spelt, in its plain letters, or of its stem; or <see cref="None"/>.</summary>
    public int FindAsSpelt(ReadOnlySpan<char> plain, ReadOnlySpan<char> stem) =>
        bySurface.TryGetValue(plain, out var row) || byStem.TryGetValue(stem, out row) ? row : None;

    public int Find(ReadOnlySpan<char> surface)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var word = buffer[..Letters.Plain(surface, buffer)];
        if (bySurface.TryGetValue(word, out var row))
            return row;
        Span<char> stem = stackalloc char[LongestWord];
        word.CopyTo(stem);
        if (byStem.TryGetValue(stem[..EnglishStem.Take(stem[..word.Length])], out row))
            return row;
        return word.Length >= ShortestCorrected && !char.IsAsciiDigit(word[0]) && FindMisspelt(word, out row) ? row : None;
    }

    /// <summary>The most frequent word (rows run from frequent to rare) that is one letter away, the first letter being right.</summary>
    private bool FindMisspelt(ReadOnlySpan<char> word, out int row)
    {
        row = int.MaxValue;
        Span<char> buffer = stackalloc char[LongestWord + 1];
        for (var at = 1; at < word.Length; at++)
        {
            word[..at].CopyTo(buffer);
            word[(at + 1)..].CopyTo(buffer[at..]);
            Try(buffer[..(word.Length - 1)], ref row);
            word.CopyTo(buffer);
            foreach (var letter in Alphabet)
            {
                buffer[at] = letter;
                Try(buffer[..word.Length], ref row);
            }

            word[at..].CopyTo(buffer[(at + 1)..]);
            foreach (var letter in Alphabet)
            {
                buffer[at] = letter;
                Try(buffer[..(word.Length + 1)], ref row);
            }

            word.CopyTo(buffer);
            (buffer[at], buffer[at - 1]) = (buffer[at - 1], buffer[at]);
            Try(buffer[..word.Length], ref row);
        }

        return row != int.MaxValue;
    }

    private void Try(ReadOnlySpan<char> word, ref int row)
    {
        if (bySurface.TryGetValue(word, out var found) && found < row)
            row = found;
    }
}
