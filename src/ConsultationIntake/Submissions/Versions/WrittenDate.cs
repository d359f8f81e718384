using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>
/// Reads a date as British people write it: <c>12 January 2027</c>, <c>12th January</c>, <c>12/01/2027</c>, <c>12 Ionawr 2027</c>.
/// </summary>
internal static partial class WrittenDate
{
    private static readonly string[] English = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Welsh =
    [
        "ionawr",
        "chwefror",
        "mawrth",
        "ebrill",
        "mai",
        "mehefin",
        "gorffennaf",
        "awst",
        "medi",
        "hydref",
        "tachwedd",
        "rhagfyr",
    ];

    /// <summary>The first date in a text, or null. A date without a year is the next one from <paramref name="from"/>.</summary>
    public static DateOnly? First(string text, DateOnly from)
    {
        foreach (Match match in Shape().Matches(text))
        {
            if (Read(match, from) is { } date)
                return date;
        }

        return null;
    }

    private static DateOnly? Read(Match match, DateOnly from)
    {
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        var month = match.Groups["month"].Success
            ? MonthOf(match.Groups["month"].Value.ToLowerInvariant())
            : int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["year"].Success)
        {
            var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
            return Valid(year < 100 ? 2000 + year : year, month, day);
        }

        return Valid(from.Year, month, day) is { } thisYear && thisYear >= from ? thisYear : Valid(from.Year + 1, month, day);
    }

    private static int MonthOf(string name)
    {
        var english = Array.FindIndex(English, month => name.StartsWith(month, StringComparison.Ordinal));
        var welsh = Array.IndexOf(Welsh, name);
        return 1 + (welsh >= 0 ? welsh : english);
    }

    private static DateOnly? Valid(int year, int month, int day) =>
        year is >= 2000 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    [GeneratedRegex(
        @"\b(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|"
            + @"july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|"
            + @"gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)\b(?:,?\s+(?<year>\d{4})\b)?|\b(?<day>\d{1,2})[/.](?<number>"
            + @"\d{1,2})[/.](?<year>\d{4}|\d{2})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Shape();
}
