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

    internal const int KeyCount = 12;
    private const int RunLength = 5;

    /// <summary>At most 12 keys of 16 hex digits, smallest first; empty for a text shorter than <see cref="FewestWords"/>.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>32 hex digits, equal for texts with the same words in the same order, whatever their case and punctuation.</summary>
    public required string Exact { get; init; }

    public int WordCount { get; init; }

    public static CopySignature Of(string text)
    {
        var words = CopyWords.Of(text);
        return new CopySignature { Keys = KeysOf(words.Hashes), Exact = ExactOf(words.Hashes), WordCount = words.Hashes.Length };
    }

    private static string[] KeysOf(ulong[] words)
    {
        if (words.Length < FewestWords)
            return [];
        var smallest = new SortedSet<ulong>();
        for (var i = 0; i + RunLength <= words.Length; i++)
        {
            var hash = CopyWords.HashRun(words.AsSpan(i, RunLength));
            if (smallest.Count == KeyCount && hash >= smallest.Max)
                continue;
            smallest.Add(hash);
            if (smallest.Count > KeyCount)
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
