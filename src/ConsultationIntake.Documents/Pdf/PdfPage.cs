namespace ConsultationIntake.Documents.Pdf;

/// <summary>The lines of a page in reading order. A page without any is a picture, or empty.</summary>
public sealed record PdfPage(IReadOnlyList<PdfLine> Lines)
{
    /// <summary>What was noted in its margin or at its words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether words stand on it at another angle than its lines: they are not among them.</summary>
    public bool HasSlanted { get; init; }

    /// <summary>Whether the file has a form that could not be read: something may be filled in that nobody sees.</summary>
    public bool IsFormBroken { get; init; }
}
