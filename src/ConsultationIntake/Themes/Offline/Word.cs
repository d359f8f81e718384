using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Themes.Offline;

/// <summary>One word of a text: where it stands, and its number in the <see cref="Lexis"/>, or <see cref="Lexis.Unknown"/>.</summary>
/// <param name="Row">Its row in the model's <see cref="WordTable"/>, or <see cref="WordTable.None"/>.</param>
internal readonly record struct Word(int Start, int Length, int Id, int Row = WordTable.None)
{
    public int End => Start + Length;
}
