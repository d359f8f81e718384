using UglyToad.PdfPig.Content;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>A picture in a PDF as a browser shows it.</summary>
internal static class PdfImageData
{
    /// <summary>JPEG as it is in the file, other kinds as PNG; null where it is more than that, or of a kind that is not read.</summary>
    /// <param name="samples">The most that is unpacked.</param>
    /// <param name="bytes">The most that is given.</param>
    internal static (string Type, byte[] Data)? Of(IPdfImage picture, long samples, int bytes)
    {
        if ((long)picture.WidthInSamples * picture.HeightInSamples is not (var count and > 0) || count > samples)
            return null;
        var raw = picture.RawMemory.Span;
        if (raw.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
            return raw.Length <= bytes ? ("image/jpeg", raw.ToArray()) : null;
        try
        {
            return picture.TryGetPng(out var png) && png.Length <= bytes ? ("image/png", png) : null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // What reads pictures throws whatever a broken one leads it into; the rest of the page can be seen without it.
            return null;
        }
    }
}
