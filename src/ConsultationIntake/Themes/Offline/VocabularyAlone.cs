using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Themes.Offline;

/// <summary>How sure the vocabulary makes of a theme that the model does not know.</summary>
internal static class VocabularyAlone
{
    /// <summary>One term of weight 0.6 is enough, and so are two of 0.4.</summary>
    public static Blend Weights { get; } = new(Learned: 0, Listed: 2.4, Other: 0, Offset: -2.3, Threshold: 0.44);
}
