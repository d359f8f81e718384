using System.Globalization;
using System.Text;

namespace ConsultationIntake.Reading.Words;

/// <summary>
/// What letters, apostrophes and hyphens are, and what letters come to when case, accents and the kinds of apostrophe make no difference.
/// </summary>
internal static class Letters
{
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x2000).Select(code => Fold((char)code))];

    /// <summary>Whether a letter or a digit of any script stands here, be it one or two code units.</summary>
    public static bool BeginsWord(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        return c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || (char.IsHighSurrogate(c) && IsLongLetter(text, at));
    }

    /// <summary>Whether a word goes on here: with a letter or a digit, or with a mark upon the one before.</summary>
    public static bool IsInWord(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        return c < 128
            ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(c) || IsMark(c) || (char.IsSurrogate(c) && IsLongLetter(text, char.IsHighSurrogate(c) ? at : at - 1));
    }

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '`';

    public static bool IsHyphen(char c) => c is '-';

    public static char Plain(char c) => c < Folded.Length ? Folded[c] : char.ToLowerInvariant(c);

    /// <summary>
    /// Lower case, no accents, no apostrophes, no possessive: <c>O’Brien’s</c> is <c>obrien</c>, <c>don't</c> is <c>dont</c>.
    /// </summary>
    /// <param name="surface">A word.</param>
    /// <param name="into">Takes as many letters as it has room for.</param>
    /// <returns>How many it took.</returns>
    public static int Plain(ReadOnlySpan<char> surface, Span<char> into)
    {
        if (surface.Length > 2 && surface[^1] is 's' or 'S' && IsApostrophe(surface[^2]))
            surface = surface[..^2];
        return Plain(surface, into, withApostrophes: false);
    }

    /// <summary>Lower case, no accents, every apostrophe the plain one: <c>O’Brien’s</c> is <c>o'brien's</c>.</summary>
    /// <inheritdoc cref="Plain(ReadOnlySpan{char}, Span{char})"/>
    public static int PlainWithApostrophes(ReadOnlySpan<char> surface, Span<char> into) => Plain(surface, into, withApostrophes: true);

    private static int Plain(ReadOnlySpan<char> surface, Span<char> into, bool withApostrophes)
    {
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
            else if (length < into.Length && IsApostrophe(c))
            {
                if (withApostrophes)
                    into[length++] = '\'';
            }
            else if (length < into.Length && !IsAccent(c))
            {
                into[length++] = Plain(c);
            }
        }

        return length;
    }

    /// <summary>Lower case with its accents, every apostrophe the plain one.</summary>
    public static string Lower(ReadOnlySpan<char> surface)
    {
        var lower = string.Create(
            surface.Length,
            surface,
            static (into, from) =>
            {
                for (var i = 0; i < into.Length; i++)
                    into[i] =
                        char.IsAsciiLetterLower(from[i]) ? from[i]
                        : IsApostrophe(from[i]) ? '\''
                        : char.ToLowerInvariant(from[i]);
            }
        );
        return lower.AsSpan().ContainsAnyInRange('\uFB00', '\uFF5E')
            ? string.Concat(lower.Select(c => StandsForOthers(c) ? Spelled(c) : c.ToString()))
            : lower;
    }

    /// <summary>Ligatures and full-width letters stand for others (Unicode NFKC): words copied from a PDF hold them.</summary>
    public static bool StandsForOthers(char c) => c is (>= '\uFB00' and <= '\uFB06') or (>= '\uFF01' and <= '\uFF5E');

    /// <summary>What such a letter stands for, in lower case.</summary>
    public static string Spelled(char c) => c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Some programs write an accented letter as the letter and its accent, and Indian scripts all their vowels so.</summary>
    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        && c is not (>= '\uFE00' and <= '\uFE0F');

    /// <summary>An accent on its own, of a letter that is written as two characters.</summary>
    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    private static bool IsLongLetter(ReadOnlySpan<char> text, int at) =>
        at >= 0
        && at + 1 < text.Length
        && char.IsSurrogatePair(text[at], text[at + 1])
        && Rune.IsLetterOrDigit(new Rune(text[at], text[at + 1]));

    private static char Fold(char c) => char.IsLetter(c) ? char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]) : c;
}
