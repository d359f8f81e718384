using System.Globalization;

namespace ConsultationIntake.Web.Pages;

/// <summary>Dates and times as GOV.UK writes them: "Friday 29 January 2027 at 5pm".</summary>
internal static class Dates
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    internal static string Day(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", British);

    internal static string Moment(DateTimeOffset moment) => $"{moment.ToString("dddd d MMMM yyyy", British)} at {Time(moment)}";

    internal static string Short(DateTimeOffset moment) => $"{moment.ToString("d MMM", British)}, {Time(moment)}";

    internal static string Time(DateTimeOffset moment) =>
        moment.ToString(moment.Minute == 0 ? "%h" : "h:mm", British) + moment.ToString("tt", CultureInfo.InvariantCulture).ToLowerInvariant();
}
