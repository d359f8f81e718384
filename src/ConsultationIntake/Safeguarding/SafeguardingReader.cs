using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Safeguarding;

/// <summary>
/// Finds the words that suggest a person at risk now, or a crime against a person disclosed. It would rather flag too much
/// than miss somebody, but is silent on policy: "the plan should do more on child sexual exploitation" tells of nobody.
/// Property crime alone raises nothing.
/// </summary>
public static class SafeguardingReader
{
    [ThreadStatic]
    private static RiskReader? reader;

    /// <summary>The words that raised the flag, in reading order; no two overlap. Empty when nothing did.</summary>
    public static IReadOnlyList<TextSpan> Find(string text) => (reader ??= new RiskReader(LearnedModels.Shipped.Risk)).Find(text);
}
