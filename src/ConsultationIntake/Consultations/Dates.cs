using System.Globalization;

namespace ConsultationIntake.Consultations;

/// <summary>
/// Dates and times as GOV.UK writes them, the same on pages, in mails and in documents: "Friday 29 January 2027 at 5pm", "at midday".
/// </summary>
public static class Dates
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Welsh = CultureInfo.GetCultureInfo("cy-GB");

    public static string Day(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", British);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"29 Ionawr 2027".</summary>
    public static string DayInWelsh(DateOnly day) => day.ToString("d MMMM yyyy", Welsh);

    /// <summary>"9 Feb 2027", where there is little room.</summary>
    public static string Brief(DateOnly day) => day.ToString("d MMM yyyy", British);

    /// <summary>"9 Feb", of a day whose year is known.</summary>
    public static string InYear(DateOnly day) => day.ToString("d MMM", British);

    public static string Moment(DateTimeOffset moment) => $"{moment.ToString("dddd d MMMM yyyy", British)} at {Time(moment)}";

    /// <summary>When something closes: midnight is the end of the day before, which "12am" hides.</summary>
    public static string Closing(DateTimeOffset moment) =>
        IsMidnight(moment) ? $"{moment.AddDays(-1).ToString("dddd d MMMM yyyy", British)} at the end of the day" : Moment(moment);

    /// <summary>A day in a language (ISO 639-1): "29 January 2027", "29 Ionawr 2027".</summary>
    public static string DayIn(DateOnly day, string language) => day.ToString("d MMMM yyyy", CultureOf(language));

    /// <inheritdoc cref="DayIn(DateOnly, string)"/>
    public static string DayIn(DateTimeOffset moment, string language) => moment.ToString("d MMMM yyyy", CultureOf(language));

    /// <summary><see cref="Moment"/> in a language (ISO 639-1).</summary>
    public static string MomentIn(DateTimeOffset moment, string language) =>
        language == Languages.Welsh ? $"{DayIn(moment, language)} am {TimeInWelsh(moment)}" : Moment(moment);

    /// <summary><see cref="Closing"/> in a language (ISO 639-1).</summary>
    public static string ClosingIn(DateTimeOffset moment, string language) =>
        language == Languages.Welsh ? ClosingInWelsh(moment) : Closing(moment);

    private static CultureInfo CultureOf(string language) => language == Languages.Welsh ? Welsh : British;

    /// <summary><see cref="Closing"/> in Welsh: "29 Ionawr 2027 am 5pm".</summary>
    public static string ClosingInWelsh(DateTimeOffset moment) =>
        IsMidnight(moment)
            ? $"{moment.AddDays(-1).ToString("d MMMM yyyy", Welsh)} ar ddiwedd y dydd"
            : $"{moment.ToString("d MMMM yyyy", Welsh)} am {TimeInWelsh(moment)}";

    private static string TimeInWelsh(DateTimeOffset moment) => Time(moment, "hanner nos", "hanner dydd");

    public static string Brief(DateTimeOffset moment) => $"{moment.ToString("d MMM", British)}, {Time(moment)}";

    public static string Time(DateTimeOffset moment) => Time(moment, "midnight", "midday");

    /// <summary>"5pm" or "5:30pm", which Welsh writes too; the two moments that have a name are given theirs.</summary>
    public static string Time(DateTimeOffset moment, string midnight, string midday) =>
        moment switch
        {
            { Hour: 0, Minute: 0 } => midnight,
            { Hour: 12, Minute: 0 } => midday,
            _ => moment.ToString(moment.Minute == 0 ? "%h" : "h:mm", British)
                + moment.ToString("tt", CultureInfo.InvariantCulture).ToLowerInvariant(),
        };

    public static bool IsMidnight(DateTimeOffset moment) => moment.TimeOfDay == TimeSpan.Zero;
}
