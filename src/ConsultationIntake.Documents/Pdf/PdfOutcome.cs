using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>What became of <see cref="IPdfReader.ReadAsync"/>.</summary>
public abstract record PdfOutcome
{
    private PdfOutcome() { }

    /// <param name="MorePages">Whether the file has pages beyond those.</param>
    public sealed record Read(IReadOnlyList<PdfPage> Pages, bool MorePages = false) : PdfOutcome;

    /// <param name="Mark">Why: <see cref="ExtractionMark.Encrypted"/>, <see cref="ExtractionMark.Damaged"/>,
    /// <see cref="ExtractionMark.TimedOut"/>, <see cref="ExtractionMark.TooMuchText"/> or <see cref="ExtractionMark.NotRead"/>.</param>
    public sealed record Unread(ExtractionMark Mark) : PdfOutcome;
}
