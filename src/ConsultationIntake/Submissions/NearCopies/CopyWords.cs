using System.Numerics;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>A text as the sequence of its words, each a hash that does not depend on case, punctuation or the machine.</summary>
internal sealed class CopyWords
{
    /// <summary>As long as most letters. All that are remembered take some six megabytes.</summary>
    private const int LongestRemembered = 6_000;

    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>A letter is compared with several, and a campaign's with each that may be its copy.</summary>
    private static readonly Recent<string, CopyWords> Known = new(128);

    private CopyRuns? runs;

    private CopyWords(ulong[] hashes, TextSpan[] spans) => (Hashes, Spans) = (hashes, spans);

    public ulong[] Hashes { get; }

    public TextSpan[] Spans { get; }

    /// <summary>Where its runs of words stand: of what is compared with.</summary>
    public CopyRuns Runs => runs ??= new CopyRuns(Hashes);

    public static CopyWords Of(string text) => text.Length <= LongestRemembered ? Known.Get(text, Read) : Read(text);

    private static CopyWords Read(string text)
    {
        var words = WordScanner.Scan(text);
        var hashes = new ulong[words.Count];
        var spans = new TextSpan[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            hashes[i] = HashWord(words[i].Lower);
            spans[i] = words[i].Span;
        }

        return new CopyWords(hashes, spans);
    }

    public static ulong HashRun(ReadOnlySpan<ulong> words)
    {
        var hash = FnvOffset;
        foreach (var word in words)
            hash = BitOperations.RotateLeft(hash, 23) ^ (word * 0x9E3779B97F4A7C15);
        return Mix(hash);
    }

    /// <summary>Apostrophes do not count: they are what mail programs change most.</summary>
    private static ulong HashWord(string word)
    {
        var hash = FnvOffset;
        foreach (var c in word)
        {
            if (c != '\'')
                hash = (hash ^ c) * FnvPrime;
        }

        return Mix(hash);
    }

    /// <summary>The finaliser of SplitMix64: spreads every bit over all, so that "smallest" is a fair draw.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
