namespace ConsultationIntake.Themes.Offline;

/// <summary>A <see cref="VocabularyTerm"/> with its phrases as numbers in the <see cref="PhraseTree"/>.</summary>
internal sealed record CompiledTerm(int Theme, double Weight, int[] Needs, int[] Excludes);
