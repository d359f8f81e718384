using System.Globalization;

namespace ConsultationIntake.Consultations;

/// <summary>
/// Numbers as people read them, the same on pages, in mails and in documents: "1,296". English and Welsh write them alike.
/// </summary>
public static class Numbers
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Of(long number) => number.ToString("N0", British);

    /// <summary>So many of something in English: "1 point", "1,296 points".</summary>
    public static string Of(long count, string one, string many) => $"{Of(count)} {(count == 1 ? one : many)}";

    /// <summary>A share from 0 to 1 in whole per cent: "84%".</summary>
    public static string Share(double share) => share.ToString("P0", British);
}
