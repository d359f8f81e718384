using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// Whether what was sent comes from a page of ours. A browser of today says it itself (<c>Sec-Fetch-Site</c>, which no page
/// can forge), and then a person who blocks cookies can still answer; of any other the antiforgery token is asked for.
/// </summary>
public sealed class FormAuthenticity(IAntiforgery antiforgery, RequestOrigin origin)
{
    internal async Task<bool> IsOursAsync(HttpContext context) =>
        origin.IsOurs(context.Request)
        && (context.Request.Headers["Sec-Fetch-Site"] == "same-origin" || await antiforgery.IsRequestValidAsync(context));
}
