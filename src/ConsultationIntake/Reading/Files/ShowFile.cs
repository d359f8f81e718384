using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Reading.Files;

/// <summary>
/// A file as staff look at it in a page: its words, as they are read for points, and nothing of it that a browser would run.
/// </summary>
public sealed record ShownFile
{
    public required string Name { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Its words, a text a page in order; one where pages are not known, none where it has no words.</summary>
    public required IReadOnlyList<string> Pages { get; init; }

    /// <summary>
    /// How many pages of it can be drawn (<see cref="IPageDrawer"/>), with words or without; 0 where it has none that are drawn, or nobody
    /// knows how many.
    /// </summary>
    public required int PrintedPages { get; init; }

    /// <summary>Headers and footers of pages; empty where there are none.</summary>
    public required string Letterhead { get; init; }

    /// <summary>Comments in the margin; empty where there are none.</summary>
    public required string Margin { get; init; }
    public required IReadOnlyList<ExtractionMark> Marks { get; init; }

    /// <summary>Whether it is a picture that a page can show: see <see cref="ShowFile.PictureTypeOf"/>.</summary>
    public required bool IsPicture { get; init; }
}

/// <summary>Reads a file for a person to look at beside the points that were made of it.</summary>
public sealed class ShowFile(IDocumentReader reader, ReadingLimits limits, TimeProvider clock)
{
    public async Task<ShownFile> ExecuteAsync(ReceivedFile file, CancellationToken cancellationToken)
    {
        var text = await reader.ReadAsync(file, new ReadingBudget(limits, clock), cancellationToken);
        return new ShownFile
        {
            Name = file.FileName,
            Length = file.Content.Length,
            Pages = PagesOf(text),
            PrintedPages = text.PrintedPages,
            Letterhead = text.Letterhead,
            Margin = text.Margin,
            Marks = text.Marks,
            IsPicture = PictureTypeOf(file.Content.Span) is not null,
        };
    }

    /// <summary>
    /// <c>image/png</c> or <c>image/jpeg</c> by the bytes that such a file begins with, whatever it is called; else null. Other pictures
    /// are not shown: SVG can hold programs, and old formats are read by code that few look after.
    /// </summary>
    public static string? PictureTypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? "image/png"
        : content.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? "image/jpeg"
        : null;

    private static IReadOnlyList<string> PagesOf(ExtractedText text)
    {
        if (string.IsNullOrWhiteSpace(text.Value))
            return [];
        var bounds = text.PageStarts.Prepend(0).Append(text.Value.Length).ToList();
        return [.. bounds.Zip(bounds.Skip(1), (start, end) => text.Value[start..end].Trim())];
    }
}
