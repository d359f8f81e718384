namespace ConsultationIntake.Reading.Words;

/// <summary>A run of letters and digits in a text, with the apostrophes and hyphens inside it.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Lower">Lower case, typographic apostrophes made plain.</param>
/// <param name="Sentence">0-based number of the sentence it stands in.</param>
/// <param name="Line">0-based number of the line it stands in.</param>
internal readonly record struct Word(TextSpan Span, string Lower, int Sentence, int Line)
{
    public int Start => Span.Start;
    public int End => Span.End;
}
