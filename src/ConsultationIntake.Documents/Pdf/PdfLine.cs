namespace ConsultationIntake.Documents.Pdf;

/// <summary>A printed line and its box, in points from the top left corner of the page.</summary>
public sealed record PdfLine(string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether somebody filled it in, or typed it on top: then it is printed nowhere in the file's own text.</summary>
    public bool IsFilledIn { get; init; }

    public double Height => Bottom - Top;

    /// <summary>About how wide a character is here.</summary>
    public double CharacterWidth => Text.Length == 0 ? 0 : (Right - Left) / Text.Length;
}
