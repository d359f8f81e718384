using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// The draft that was last worked on in this browser, so that the start page can lead back to it for as long as the draft is kept: phones
/// end a browser without asking. It ends when the response is sent, and when its owner wants it forgotten, as others may use the device.
/// </summary>
internal static class DraftCookie
{
    internal const string Name = "draft";

    internal static void Set(HttpContext context, SiteAddress site, Consultation consultation, DraftId id) =>
        context.Response.Cookies.Append(
            Name,
            id.ToString(),
            Options(site, consultation, TimeSpan.FromDays(consultation.Form.DraftsKeepDays))
        );

    /// <summary>The draft was worked on: it is kept for longer now, and so is the way to it. That to another draft stays.</summary>
    internal static void Renew(HttpContext context, SiteAddress site, Consultation consultation, DraftId id)
    {
        if (Of(context) is not { } known || known == id)
            Set(context, site, consultation, id);
    }

    internal static void End(HttpContext context, SiteAddress site, Consultation consultation) =>
        context.Response.Cookies.Delete(Name, Options(site, consultation, kept: null));

    internal static DraftId? Of(HttpContext context) => DraftId.TryParse(context.Request.Cookies[Name] ?? "", out var id) ? id : null;

    private static CookieOptions Options(SiteAddress site, Consultation consultation, TimeSpan? kept) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = site.Root.Scheme == Uri.UriSchemeHttps,
            Path = $"/{consultation.Slug}",
            MaxAge = kept,
        };
}
