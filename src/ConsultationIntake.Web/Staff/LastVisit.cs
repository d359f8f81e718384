using System.Globalization;
using ConsultationIntake.Consultations;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>
/// When a browser last looked at a consultation, and what there was then. It is the browser that remembers it, in a cookie that says
/// nothing of anybody, so there is no record of who looked when.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Received">Responses there were.</param>
/// <param name="Points">Points there were.</param>
public sealed record LastVisit(DateTimeOffset At, long Received, long Points)
{
    /// <summary>Looks within this time are one visit.</summary>
    private static readonly TimeSpan OneVisit = TimeSpan.FromHours(2);

    /// <summary>The visit before this one, or null at the first; remembers this one.</summary>
    public static LastVisit? Of(
        HttpContext context,
        SiteAddress site,
        ConsultationSlug consultation,
        DateTimeOffset now,
        long received,
        long points
    )
    {
        var name = $"seen-{consultation}";
        var visits = (context.Request.Cookies[name] ?? "").Split('.').Select(Parse).OfType<LastVisit>().Take(2).ToList();
        if (visits is not [var newest, ..] || now - newest.At > OneVisit)
            visits.Insert(0, new LastVisit(now, received, points));
        context.Response.Cookies.Append(
            name,
            string.Join('.', visits.Take(2).Select(visit => $"{visit.At.ToUnixTimeSeconds()}-{visit.Received}-{visit.Points}")),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(90),
                Path = $"/staff/{consultation}",
                SameSite = SameSiteMode.Strict,
                Secure = site.Root.Scheme == Uri.UriSchemeHttps,
            }
        );
        return visits.ElementAtOrDefault(1);
    }

    private static LastVisit? Parse(string written)
    {
        var numbers = written
            .Split('-')
            .Select(number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1)
            .ToList();
        return numbers is [>= 0 and < 100_000_000_000, >= 0, >= 0]
            ? new LastVisit(DateTimeOffset.FromUnixTimeSeconds(numbers[0]), numbers[1], numbers[2])
            : null;
    }
}
