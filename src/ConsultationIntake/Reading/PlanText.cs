using ConsultationIntake.Reading.Judgement;

namespace ConsultationIntake.Reading;

/// <summary>A consultation's draft plan, prepared once so that its words are known again in a submission. Immutable.</summary>
public sealed class PlanText
{
    /// <summary>How many words in a row make a match.</summary>
    private const int Run = 4;
    private const int FewestWords = 7;
    private const double EnoughCovered = 0.8;

    private readonly HashSet<ulong> runs = [];

    private PlanText() { }

    /// <summary>
    /// Reads the plan's Markdown (<see cref="Consultations.DraftPlan.AllWords"/>). Null or blank is a plan that nothing echoes.
    /// </summary>
    public static PlanText From(string? markdown)
    {
        var plan = new PlanText();
        var words = UnitWords.Of(markdown ?? "", new TextSpan(0, markdown?.Length ?? 0));
        for (var word = 0; word + Run <= words.Count; word++)
            plan.runs.Add(KeyAt(words, word));
        return plan;
    }

    /// <summary>Whether nearly all words of a stretch stand in the plan in the same order.</summary>
    internal bool Echoes(string text, TextSpan span)
    {
        if (runs.Count == 0)
            return false;
        var words = UnitWords.Of(text, span);
        if (words.Count < FewestWords)
            return false;
        var (covered, until) = (0, 0);
        for (var word = 0; word + Run <= words.Count; word++)
        {
            if (!runs.Contains(KeyAt(words, word)))
                continue;
            covered += word + Run - Math.Max(until, word);
            until = word + Run;
        }

        return covered >= words.Count * EnoughCovered;
    }

    private static ulong KeyAt(UnitWords words, int word)
    {
        var key = 0UL;
        for (var i = word; i < word + Run; i++)
            key = unchecked((key * 0x9E3779B97F4A7C15UL) + words.At(i).Stem);
        return key;
    }
}
