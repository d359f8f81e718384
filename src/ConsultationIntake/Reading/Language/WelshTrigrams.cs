using System.Collections.Frozen;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Reading.Language;

/// <summary>
/// How Welsh or English a word looks by its runs of three letters, learnt from two short texts written for it. It
/// decides only where a text has few small words.
/// </summary>
internal static class WelshTrigrams
{
    private static readonly FrozenDictionary<string, double> Weights = Learn();
    private static readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Lookup = Weights.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>The mean log ratio of the word's three-letter runs: above zero Welsh, below English, zero for what neither knows.</summary>
    public static double Lean(string word)
    {
        Span<char> padded = stackalloc char[66];
        if (word.Length > 64)
            return 0;
        padded[0] = ' ';
        word.CopyTo(padded[1..]);
        padded[word.Length + 1] = ' ';
        var (sum, count) = (0.0, 0);
        for (var i = 0; i + 3 <= word.Length + 2; i++, count++)
            sum += Lookup.TryGetValue(padded.Slice(i, 3), out var weight) ? weight : 0;
        return count == 0 ? 0 : sum / count;
    }

    private static FrozenDictionary<string, double> Learn()
    {
        var texts = WordFile.Read("welsh-and-english.txt");
        var welsh = Count(texts[Languages.Welsh]);
        var english = Count(texts[Languages.English]);
        var (welshTotal, englishTotal) = (welsh.Values.Sum(), english.Values.Sum());
        return welsh
            .Keys.Union(english.Keys)
            .ToFrozenDictionary(
                trigram => trigram,
                trigram =>
                    Math.Log((welsh.GetValueOrDefault(trigram) + 0.3) / (welshTotal + 300.0))
                    - Math.Log((english.GetValueOrDefault(trigram) + 0.3) / (englishTotal + 300.0)),
                StringComparer.Ordinal
            );
    }

    private static Dictionary<string, int> Count(IReadOnlyList<string> words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var padded = $" {word} ";
            for (var i = 0; i + 3 <= padded.Length; i++)
                counts[padded.Substring(i, 3)] = counts.GetValueOrDefault(padded.Substring(i, 3)) + 1;
        }

        return counts;
    }
}
