using System.Globalization;
using ConsultationIntake.Consultations;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>
/// When a browser last looked at a consultation. It is the browser that remembers it, in a cookie that says nothing of anybody, so there is
/// no record of who looked when.
/// </summary>
/// <param name="At">When, to the second.</param>
public sealed record LastVisit(DateTimeOffset At)
{
    /// <summary>Looks within this time are one visit.</summary>
    private static readonly TimeSpan OneVisit = TimeSpan.FromHours(2);

    /// <summary>The visit before this one, or null at the first; remembers this one.</summary>
    public static LastVisit? Of(HttpContext context, SiteAddress site, ConsultationSlug consultation, DateTimeOffset now)
    {
        var name = $"seen-{consultation}";
        var visits = (context.Request.Cookies[name] ?? "").Split('.').Select(Parse).OfType<LastVisit>().Take(2).ToList();
        if (visits is not [var newest, ..] || now - newest.At > OneVisit)
            visits.Insert(0, new LastVisit(now));
        context.Response.Cookies.Append(
            name,
            string.Join('.', visits.Take(2).Select(visit => visit.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))),
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

    /// <summary>Earlier versions wrote counts behind the second, with hyphens between.</summary>
    private static LastVisit? Parse(string written) =>
        long.TryParse(written.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second < 100_000_000_000
            ? new LastVisit(DateTimeOffset.FromUnixTimeSeconds(second))
            : null;
}
