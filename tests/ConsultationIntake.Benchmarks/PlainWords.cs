namespace ConsultationIntake.Benchmarks;

/// <summary>The least any tagger must do: find where words start and end, fold them, and look each up once.</summary>
internal sealed class PlainWords(IEnumerable<string> phrases)
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = phrases
        .SelectMany(phrase => phrase.Split(' '))
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words, and the known ones once more.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        Span<char> word = stackalloc char[64];
        var (count, length) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                if (length < word.Length)
                    word[length++] = char.ToLowerInvariant(c);
            }
            else if (length > 0)
            {
                count += known.Contains(word[..length]) ? 2 : 1;
                length = 0;
            }
        }

        return count;
    }
}
