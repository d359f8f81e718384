using System.Text;

namespace ConsultationIntake.Themes.Offline;

/// <summary>Folds letters so that case, accents and the two apostrophes make no difference.</summary>
internal static class Letters
{
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x2000).Select(code => Fold((char)code))];

    public static bool IsWordLetter(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC';

    public static char Plain(char c) => c < Folded.Length ? Folded[c] : char.ToLowerInvariant(c);

    private static char Fold(char c) => char.IsLetter(c)
        ? char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0])
        : c;
}
