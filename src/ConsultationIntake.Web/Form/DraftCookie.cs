using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// The draft that was begun in this browser, so that the start page can lead back to it. It ends with the browser: others may use the
/// machine.
/// </summary>
internal static class DraftCookie
{
    internal const string Name = "draft";

    internal static void Set(HttpContext context, SiteAddress site, Consultation consultation, DraftId id) =>
        context.Response.Cookies.Append(
            Name,
            id.ToString(),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = site.Root.Scheme == Uri.UriSchemeHttps,
                Path = $"/{consultation.Slug}",
            }
        );

    internal static DraftId? Of(HttpContext context) => DraftId.TryParse(context.Request.Cookies[Name] ?? "", out var id) ? id : null;
}
