using System.Text;

namespace ConsultationIntake.Reading;

/// <summary>Folds letters so that case, accents and the two apostrophes make no difference.</summary>
internal static class Letters
{
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x2000).Select(code => Fold((char)code))];

    public static bool IsWordLetter(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC';

    public static char Plain(char c) => c < Folded.Length ? Folded[c] : char.ToLowerInvariant(c);

    /// <summary>
    /// Lower case, no accents, no apostrophes, no possessive: <c>O’Brien’s</c> is <c>obrien</c>, <c>don't</c> is <c>dont</c>.
    /// </summary>
    public static int Plain(ReadOnlySpan<char> surface, Span<char> into)
    {
        if (surface.Length > 2 && surface[^1] is 's' or 'S' && IsApostrophe(surface[^2]))
            surface = surface[..^2];
        var length = 0;
        foreach (var c in surface)
        {
            if (StandsForOthers(c))
            {
                var spelled = Spelled(c).AsSpan();
                spelled = spelled[..Math.Min(spelled.Length, into.Length - length)];
                spelled.CopyTo(into[length..]);
                length += spelled.Length;
            }
            else if (!IsApostrophe(c) && length < into.Length)
            {
                into[length++] = Plain(c);
            }
        }

        return length;
    }

    /// <summary>Ligatures and full-width letters stand for others (Unicode NFKC): words copied from a PDF hold them.</summary>
    public static bool StandsForOthers(char c) => c is (>= '\uFB00' and <= '\uFB06') or (>= '\uFF01' and <= '\uFF5E');

    /// <summary>What such a letter stands for, in lower case.</summary>
    public static string Spelled(char c) => c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static char Fold(char c) => char.IsLetter(c) ? char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]) : c;
}
