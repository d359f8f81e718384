namespace ConsultationIntake.Themes.Offline;

/// <summary>One word of a text: where it stands, and its number in the <see cref="Lexis"/>, or <see cref="Lexis.Unknown"/>.</summary>
internal readonly record struct Word(int Start, int Length, int Id)
{
    public int End => Start + Length;
}
