using System.Globalization;
using System.Text;
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

    /// <inheritdoc cref="Download(HttpContext, Stream, string)"/>
    internal static IResult Download(HttpContext context, ReadOnlyMemory<byte> content, string name)
    {
        Confine(context);
        return Results.Bytes(content, "application/octet-stream", name);
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

    /// <summary>
    /// A page of it as a page's <c>img</c> shows it, drawn on our side; where it cannot be drawn, a picture that says so. Null where the
    /// file has no pages that are drawn.
    /// </summary>
    internal static IResult? DrawnPage(HttpContext context, DrawnPage page)
    {
        if (page is Reading.Files.DrawnPage.NoPages)
            return null;
        Confine(context, "img-src data:; ");
        return Results.Bytes(page is DrawnPage.Picture { Svg: var svg } ? svg : Encoding.UTF8.GetBytes(NotDrawn), "image/svg+xml");
    }

    /// <summary>The number of a page that an address asks for, or null.</summary>
    internal static int? PageAsked(HttpContext context) =>
        int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0
            ? page
            : null;

    private const string NotDrawn =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 595 120\" width=\"595\" height=\"120\">"
        + "<rect width=\"595\" height=\"120\" fill=\"#fff\"/><text font-family=\"sans-serif\" font-size=\"17\" x=\"20\" y=\"52\">"
        + "This page could not be drawn.</text><text font-family=\"sans-serif\" font-size=\"17\" x=\"20\" y=\"80\">"
        + "Save the file to see it.</text></svg>";

    private static void Confine(HttpContext context, string besides = "")
    {
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; {besides}sandbox; frame-ancestors 'none'";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
