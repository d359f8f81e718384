using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// What a text is looked up by among the campaigns: the smallest hashes of its five-word runs. A text that holds most
/// of another's words shares several keys with it; two texts written apart share none, save for common phrases.
/// Equal on every run and machine.
/// </summary>
public sealed record CopySignature
{
    /// <summary>A text of fewer words is never a copy of anything: too many people say "more police please" by themselves.</summary>
    public const int FewestWords = 12;

    private const int KeyCount = 12;
    private const int MostLookupKeys = 60;
    private const int WordsPerLookupKey = 12;
    private const int RunLength = 5;

    /// <summary>
    /// What a campaign is kept under: at most 12 keys of 16 hex digits, smallest first; empty for a text shorter than
    /// <see cref="FewestWords"/>.
    /// </summary>
    public IReadOnlyList<string> Keys => [.. LookupKeys.Take(KeyCount)];

    /// <summary>
    /// What a campaign is looked for by: <see cref="Keys"/> and, for a longer text, the next of them up to 60, because the
    /// words that a sender adds push the template's out of the first twelve.
    /// </summary>
    public required IReadOnlyList<string> LookupKeys { get; init; }

    /// <summary>32 hex digits, equal for texts with the same words in the same order, whatever their case and punctuation.</summary>
    public required string Exact { get; init; }

    public int WordCount { get; init; }

    public static CopySignature Of(string text)
    {
        var words = CopyWords.Of(text);
        return new CopySignature
        {
            LookupKeys = KeysOf(words.Hashes),
            Exact = ExactOf(words.Hashes),
            WordCount = words.Hashes.Length,
        };
    }

    private static string[] KeysOf(ulong[] words)
    {
        if (words.Length < FewestWords)
            return [];
        var count = Math.Clamp(words.Length / WordsPerLookupKey, KeyCount, MostLookupKeys);
        var smallest = new SortedSet<ulong>();
        for (var i = 0; i + RunLength <= words.Length; i++)
        {
            var hash = CopyWords.HashRun(words.AsSpan(i, RunLength));
            if (smallest.Count == count && hash >= smallest.Max)
                continue;
            smallest.Add(hash);
            if (smallest.Count > count)
                smallest.Remove(smallest.Max);
        }

        return [.. smallest.Select(hash => hash.ToString("x16", CultureInfo.InvariantCulture))];
    }

    private static string ExactOf(ulong[] words)
    {
        var bytes = new byte[words.Length * sizeof(ulong)];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), words[i]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}
