namespace ConsultationIntake.Documents.Pdf;

/// <summary>The lines of a page in reading order. A page without any is a picture, or empty.</summary>
public sealed record PdfPage(IReadOnlyList<PdfLine> Lines);
