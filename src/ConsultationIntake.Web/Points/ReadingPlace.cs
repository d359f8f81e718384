using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary>
/// How far an officer has come in a list of points, kept by the browser: a list is left and asked for again, and offers to go on there.
/// One place a consultation, of the list that was read last.
/// </summary>
internal static class ReadingPlace
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>
    /// The <see cref="PointQuery.After"/> to go on at: what was kept for this filter, where its first page is asked for. A later page is
    /// kept as the place.
    /// </summary>
    internal static string? Of(HttpContext context, SiteAddress site, PointQuery query, Consultation consultation)
    {
        var name = $"place-{consultation.Slug}";
        var filter = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(PointFilter.QueryOf(query with { After = null }, consultation))).AsSpan(0, 8)
        );
        if (query.After is null)
            return context.Request.Cookies[name]?.Split('.', 2) is [var of, var after] && of == filter
                ? Uri.UnescapeDataString(after)
                : null;
        context.Response.Cookies.Append(
            name,
            $"{filter}.{Uri.EscapeDataString(query.After)}",
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Kept,
                Path = $"/staff/{consultation.Slug}/points",
                SameSite = SameSiteMode.Strict,
                Secure = site.Root.Scheme == Uri.UriSchemeHttps,
            }
        );
        return null;
    }
}
