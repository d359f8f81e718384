using System.Text;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Consultations;

/// <summary>
/// The first half of a postcode: <c>WM1</c>, <c>CF10</c>, <c>EC1A</c>. It says where somebody lives and not in which house.
/// </summary>
public static partial class PostcodeDistrict
{
    /// <summary>The district of what somebody typed, a district or a whole postcode, in capitals; or null.</summary>
    public static string? Parse(string? typed)
    {
        // Blanks, dashes, brackets, full stops and what cannot be seen tell nothing; letters and digits may be typed wide.
        var compact = string.Concat((typed ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return compact.Length <= 8 && Shape().Match(compact) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
