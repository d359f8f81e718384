using ConsultationIntake.Reading.Files;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>
/// A picture that a stranger sent, as a page's <c>img</c> shows it: its type is what its bytes say, the browser may not guess another, and
/// opened by itself it stands in a sandbox where nothing runs or is fetched.
/// </summary>
internal static class SentPicture
{
    /// <summary>Null where the file is no picture that is shown.</summary>
    internal static IResult? Of(HttpContext context, ReadOnlyMemory<byte> content)
    {
        if (ShowFile.PictureTypeOf(content.Span) is not { } type)
            return null;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(content, type);
    }
}
