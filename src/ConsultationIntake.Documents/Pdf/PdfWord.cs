namespace ConsultationIntake.Documents.Pdf;

/// <summary>A printed word: where it stands, in points from the left and from the foot of the page, and its type size.</summary>
internal sealed record PdfWord(string Text, double Left, double Right, double BaseLine, double Size);
