using ConsultationIntake.Consultations;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web;

/// <summary>
/// Whether a request that changes something was made by a page of ours. Every browser says which page made a POST, in
/// <c>Origin</c> at least, and no page can write that header itself (OWASP, Cross-Site Request Forgery Prevention). A
/// program says nothing, and then carries no other person's sign-in either.
/// </summary>
public sealed class RequestOrigin(SiteAddress site)
{
    public bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return false;
        if (request.Headers.Origin.Count > 0)
            return IsOurAddress(request.Headers.Origin.ToString(), request.Host);
        return request.Headers.Referer.Count == 0 || IsOurAddress(request.Headers.Referer.ToString(), request.Host);
    }

    /// <summary>The name asked for counts whatever the scheme: before us a proxy may have ended TLS.</summary>
    private bool IsOurAddress(string address, HostString asked) =>
        Uri.TryCreate(address, UriKind.Absolute, out var from)
        && from.Scheme is "http" or "https"
        && (
            from.Authority.Equals(site.Root.Authority, StringComparison.OrdinalIgnoreCase)
            || (
                asked.HasValue
                && from.Authority.Equals(new Uri($"{from.Scheme}://{asked.Value}").Authority, StringComparison.OrdinalIgnoreCase)
            )
        );
}
