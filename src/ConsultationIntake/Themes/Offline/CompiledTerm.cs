using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Themes.Offline;

/// <summary>A <see cref="VocabularyTerm"/> with its phrases as numbers in the <see cref="PhraseTree"/>.</summary>
/// <param name="Evidence">-ln(1 - weight), so that evidence adds up; a weight of 1 is 3.5.</param>
internal sealed record CompiledTerm(int Theme, double Evidence, int[] Needs, int[] Excludes)
{
    public static double EvidenceOf(double weight) => -Math.Log(1 - Math.Clamp(weight, 0, 0.97));
}
