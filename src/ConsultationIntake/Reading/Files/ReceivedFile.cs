using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Reading.Files;

/// <summary>A file as somebody sent it.</summary>
/// <param name="FileName">As the sender named it, without any folder: see <see cref="SafeName"/>.</param>
/// <param name="ContentType">As declared, in lower case: a hint and no more; empty where nothing was.</param>
public sealed partial record ReceivedFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// A file name that is safe to show and to save as: no folder, nothing that is not seen or turns the direction of what is, none of the
    /// names that Windows keeps for devices, at most 120 characters.
    /// </summary>
    public static string SafeName(string? name, int number)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var safe = string.Concat(last.EnumerateRunes().Where(IsSeen)).Normalize(NormalizationForm.FormC);
        safe = string.Concat(safe.Where(c => c is not ('<' or '>' or ':' or '"' or '|' or '?' or '*'))).Trim().Trim('.');
        if (safe.Length > 120)
            safe = safe[..(char.IsHighSurrogate(safe[79]) ? 79 : 80)] + safe[^(char.IsLowSurrogate(safe[^40]) ? 39 : 40)..];
        return safe.Length == 0 ? $"attachment-{number}"
            : Device().IsMatch(safe) ? $"_{safe}"
            : safe;
    }

    /// <summary>A name that reads backwards from some place on ends in something else than it shows.</summary>
    private static bool IsSeen(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
            );

    [GeneratedRegex(@"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();
}
