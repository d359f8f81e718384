using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Reading.Structure;

/// <summary>The words of a document: paragraphs with a blank line between them, lists as lines with their labels.</summary>
/// <param name="Value">Empty where there are none or they could not be read.</param>
/// <param name="PageStarts">Offsets into <paramref name="Value"/> where each page after the first begins; empty where pages are not
/// known.</param>
/// <param name="Marks">What staff should know.</param>
public sealed record ExtractedText(string Value, IReadOnlyList<int> PageStarts, IReadOnlyList<ExtractionMark> Marks)
{
    /// <summary>
    /// What the format says of stretches of <see cref="Value"/>, in order and without overlap; empty where it says nothing, as of plain
    /// text.
    /// </summary>
    public IReadOnlyList<TextBlock> Blocks { get; init; } = [];

    /// <summary>Comments in the margin and the like: kept, not tagged; empty where there are none.</summary>
    public string Margin { get; init; } = "";

    /// <summary>
    /// Headers and footers of pages: they may say who writes, and are no part of what is said; empty where there are none.
    /// </summary>
    public string Letterhead { get; init; } = "";

    /// <summary>How many pages its file was read of, with words or without; 0 where that is not known.</summary>
    public int PrintedPages { get; init; }

    public static ExtractedText Unread(ExtractionMark mark) => new("", [], [mark]);

    public static ExtractedText Plain(string value) => new(value, [], []);
}
