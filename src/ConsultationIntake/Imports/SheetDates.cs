using System.Globalization;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Imports;

/// <summary>In which order a column's dates have day and month, as its own cells tell.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>Reads the dates that survey tools write.</summary>
internal static class SheetDates
{
    private const double Year2000 = 36526;
    private const double Year2100 = 73051;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " h:mm tt", " h:mm:ss tt", ", H:mm", ", H:mm:ss"];

    private static readonly string[] DayFirst = [.. With("d/M/yyyy", "d/M/yy", "d.M.yyyy", "d-M-yyyy")];
    private static readonly string[] MonthFirst = [.. With("M/d/yyyy", "M/d/yy", "M.d.yyyy", "M-d-yyyy")];

    /// <summary>The month in letters: whatever the order, there is one way to read them.</summary>
    private static readonly string[] Named =
    [
        .. With("d MMMM yyyy", "d MMM yyyy", "dddd d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy"),
    ];

    /// <summary>Day first, as in Britain, unless more cells can only be read the other way than only this way.</summary>
    internal static DateOrder OrderOf(IEnumerable<SheetCell> column)
    {
        var (day, month) = (0, 0);
        foreach (var cell in column.Where(cell => cell.Kind == SheetCellKind.Text))
        {
            var numbers = cell.Text.Split('/', '-', '.', ' ').Take(2).Select(part => int.TryParse(part, out var n) ? n : 0).ToArray();
            if (numbers is not [var first, var second])
                continue;
            day += first is > 12 and <= 31 && second is >= 1 and <= 12 ? 1 : 0;
            month += second is > 12 and <= 31 && first is >= 1 and <= 12 ? 1 : 0;
        }

        return month > day ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    /// <summary>Whether it is a date in either order.</summary>
    internal static bool IsDate(SheetCell cell) =>
        cell.Kind == SheetCellKind.Date || Enum.GetValues<DateOrder>().Any(order => Read(cell, order, TimeZoneInfo.Utc) is not null);

    /// <summary>The instant a cell tells, in the given zone where it names none; of a day alone its noon. Null for no date.</summary>
    internal static DateTimeOffset? Read(SheetCell cell, DateOrder order, TimeZoneInfo zone)
    {
        var text = cell.Text.Trim();
        if (
            cell.Kind is SheetCellKind.Number or SheetCellKind.Text
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
        )
            return serial is >= Year2000 and < Year2100 ? InZone(DateTime.FromOADate(serial), zone) : null;
        if (
            text is [>= '0' and <= '9', _, _, _, '-', ..]
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)
        )
        {
            return HasOffset(text)
                ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
                : InZone(DateTime.Parse(text, CultureInfo.InvariantCulture), zone);
        }

        return DateTime.TryParseExact(
            text,
            [.. order == DateOrder.DayFirst ? DayFirst : MonthFirst, .. Named],
            British,
            DateTimeStyles.AllowWhiteSpaces,
            out var local
        )
            ? InZone(local, zone)
            : null;
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 19 && text.AsSpan(19).ContainsAny('+', '-'));

    private static DateTimeOffset? InZone(DateTime local, TimeZoneInfo zone)
    {
        var at = local.TimeOfDay == TimeSpan.Zero ? local.AddHours(12) : local;
        // A time that the clocks skipped is one that nobody's clock showed: an hour later is meant.
        return ConsultationWindow.InstantOf(at, zone) ?? ConsultationWindow.InstantOf(at.AddHours(1), zone);
    }

    private static IEnumerable<string> With(params string[] days) => days.SelectMany(day => Times.Select(time => day + time));
}
