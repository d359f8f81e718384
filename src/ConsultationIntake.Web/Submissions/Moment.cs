using System.Globalization;

namespace ConsultationIntake.Web.Submissions;

/// <summary>A moment in an address: a whole second, since the registers tell no less apart.</summary>
internal static class Moment
{
    internal const string Name = "since";

    internal const string Wanted = "Use a moment, to the second, as 2026-11-30T14:05:00Z";

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Null where it is none.</summary>
    internal static DateTimeOffset? Read(string value) =>
        DateTimeOffset.TryParseExact(
            value,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment
        ) && moment.Year is >= 1900 and < 3000
            ? moment
            : null;

    internal static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
