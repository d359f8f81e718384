using System.Text.RegularExpressions;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Emails;

/// <summary>
/// Compares by their words two texts that a mail says stand for each other: programs write stubs, and leave out what a page says in
/// colour.
/// </summary>
internal static partial class AlternativeTexts
{
    /// <summary>Fewer words are what programs that make the one of the other change anyway.</summary>
    private const int FewWords = 3;

    /// <param name="IsRichFuller">The second has words that the first has not, and is not the poorer for it.</param>
    /// <param name="LeavesOut">The poorer one has words too that the fuller one has not.</param>
    internal readonly record struct Comparison(bool IsRichFuller, bool LeavesOut);

    /// <param name="plain">The plainer text, in its parts.</param>
    /// <param name="rich">The richer one.</param>
    public static Comparison Compare(IReadOnlyList<ExtractedText> plain, IReadOnlyList<ExtractedText> rich)
    {
        var (left, right) = (WordsOf(plain), WordsOf(rich));
        var (onlyLeft, onlyRight) = (Besides(left, right), Besides(right, left));
        var richFuller = left.Count == 0 ? right.Count > 0 : onlyRight >= FewWords && onlyRight >= onlyLeft;
        return new Comparison(richFuller, (richFuller ? onlyLeft : onlyRight) >= FewWords);
    }

    /// <summary>How many words, each as often as it stands there, are in the one and not in the other.</summary>
    private static int Besides(Dictionary<string, int> one, Dictionary<string, int> other) =>
        one.Sum(word => Math.Max(0, word.Value - other.GetValueOrDefault(word.Key)));

    private static Dictionary<string, int> WordsOf(IReadOnlyList<ExtractedText> texts)
    {
        var words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            foreach (Match word in Word().Matches(Address().Replace(text.Value, " ")))
                words[word.Value] = words.GetValueOrDefault(word.Value) + 1;
        }

        return words;
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>A plain text writes out where a page's links lead.</summary>
    [GeneratedRegex(@"[<(\[]?\b(https?|mailto|tel|cid):[^\s>)\]]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
