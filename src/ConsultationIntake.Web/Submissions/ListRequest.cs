using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// Which submissions a page or an API client asked for: <c>status</c>, <c>theme</c>, <c>channel</c>, <c>partner</c>, <c>needsLook</c>,
/// <c>from</c> and <c>until</c> (days in the consultation's zone, both counted in), <c>late</c>, <c>take</c>, <c>after</c>.
/// </summary>
internal sealed record ListRequest(SubmissionQuery Query, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>The first day of those asked for, or null.</summary>
    internal DateOnly? From { get; private init; }

    /// <summary>The last one.</summary>
    internal DateOnly? Until { get; private init; }

    /// <summary>Whether what came after the closing time is asked for.</summary>
    internal bool IsLate { get; private init; }

    /// <summary>How many there are, by what is counted anyway; null where it is not.</summary>
    internal long? CountIn(Tally tally) =>
        (Query, From, Until, IsLate) switch
        {
            ({ Theme: not null }, _, _, _) => null,
            ({ Status: null, Channel: null, Partner: null, NeedsLook: false }, null, null, false) => tally.Received,
            ({ Status: null, Channel: null, Partner: null, NeedsLook: false }, null, null, true) => tally.Late,
            ({ Status: null, Channel: null, Partner: null, NeedsLook: false }, var from, var until, false) => tally
                .ReceivedByDay.Where(day => !(day.Day < from) && !(day.Day > until))
                .Sum(day => day.Count),
            ({ Status: { } status, Channel: null, Partner: null, NeedsLook: false }, null, null, false) => tally.In(status),
            ({ Status: null, Channel: { } channel, Partner: null, NeedsLook: false }, null, null, false) => tally.By(channel),
            ({ Status: null, Channel: null, Partner: { } partner, NeedsLook: false }, null, null, false) => tally.FromPartner(partner),
            ({ Status: null, Channel: null, Partner: null, NeedsLook: true }, null, null, false) => tally.ToLookAt,
            _ => null,
        };

    internal static ListRequest Read(IQueryCollection asked, Consultation consultation)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        T? OneOf<T>(string name)
            where T : struct, Enum
        {
            var value = asked[name].ToString();
            if (value.Length == 0)
                return null;
            if (Enum.TryParse<T>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(value[0]))
                return known;
            errors[name] = [$"Use one of: {string.Join(", ", Enum.GetValues<T>().Select(JsonNames.Of))}"];
            return null;
        }

        var theme = asked["theme"].ToString();
        if (theme.Length > 0 && consultation.Themes.Find(theme) is null)
            errors["theme"] = [$"Use one of: {string.Join(", ", consultation.Themes.All.Select(known => known.Code))}"];
        var take = 50;
        if (
            asked["take"].ToString() is { Length: > 0 } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out take) && take is >= 1 and <= 200)
        )
            errors["take"] = ["Use a number from 1 to 200"];
        if (asked["needsLook"].ToString() is not ("" or "true" or "false"))
            errors["needsLook"] = ["Use true or false"];
        var (from, until) = (Day("from"), Day("until"));
        var isLate = asked["late"].ToString() == "true";
        if (asked["late"].ToString() is not ("" or "true"))
            errors["late"] = ["Use true, or leave it out"];
        var partner = asked["partner"].ToString();
        if (!partner.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            errors["partner"] = ["Use the id of an expected partner"];
        var after = asked["after"].ToString();
        if (
            after.Length > 0
            && (after.Split('.', 2) is not [var at, _] || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        )
            errors["after"] = ["Use the value of next from the page before"];

        DateOnly? Day(string name)
        {
            if (asked[name].ToString() is not { Length: > 0 } value)
                return null;
            if (
                DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is >= 1900 and < 3000
            )
                return day;
            errors[name] = ["Use a day as 2026-11-30"];
            return null;
        }

        DateTimeOffset? StartOf(DateOnly? day) =>
            day is { } known
                ? ConsultationWindow.InstantOf(known.ToDateTime(TimeOnly.MinValue), consultation.Window.TimeZone)
                    // Where the clocks skip midnight the day begins an hour later.
                    ?? ConsultationWindow.InstantOf(known.ToDateTime(new TimeOnly(1, 0)), consultation.Window.TimeZone)
                : null;

        return new ListRequest(
            new SubmissionQuery
            {
                Consultation = consultation.Slug,
                Status = OneOf<SubmissionStatus>("status"),
                Channel = OneOf<Channel>("channel"),
                Theme = NullIfEmpty(theme),
                NeedsLook = asked["needsLook"].ToString() == "true",
                Partner = NullIfEmpty(partner),
                ReceivedFrom = isLate ? consultation.Window.Closes : StartOf(from),
                ReceivedBefore = StartOf(until?.AddDays(1)),
                Take = take is >= 1 and <= 200 ? take : 50,
                After = NullIfEmpty(after),
            },
            errors
        )
        {
            From = from,
            Until = until,
            IsLate = isLate,
        };
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
