using ConsultationIntake.Reading.Files;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>
/// A file that a stranger sent, as it came. The browser is told its type and may not guess another; opened by itself it would stand in a
/// sandbox where nothing runs or is fetched; and no other site's page can take it in.
/// </summary>
internal static class SentFile
{
    /// <summary>To be saved, and never shown by the browser.</summary>
    internal static IResult Download(HttpContext context, Stream content, string name)
    {
        Confine(context);
        return Results.Stream(content, "application/octet-stream", name);
    }

    /// <summary>
    /// As a page's <c>img</c> shows it, its type what its bytes say; null where the file is no picture that is shown.
    /// </summary>
    internal static IResult? Picture(HttpContext context, ReadOnlyMemory<byte> content)
    {
        if (ShowFile.PictureTypeOf(content.Span) is not { } type)
            return null;
        Confine(context);
        return Results.Bytes(content, type);
    }

    private static void Confine(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
