namespace ConsultationIntake.Documents.Pdf;

/// <summary>A printed line and its box, in points from the top left corner of the page.</summary>
public sealed record PdfLine(string Text, double Left, double Top, double Right, double Bottom)
{
    public double Height => Bottom - Top;

    /// <summary>About how wide a character is here.</summary>
    public double CharacterWidth => Text.Length == 0 ? 0 : (Right - Left) / Text.Length;
}
