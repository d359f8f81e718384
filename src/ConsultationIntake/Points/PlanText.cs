using ConsultationIntake.Points.Splitting;

namespace ConsultationIntake.Points;

/// <summary>A consultation's draft plan, prepared once so that its words are known again in a submission. Immutable.</summary>
public sealed class PlanText
{
    /// <summary>How many words in a row make a match.</summary>
    private const int Shingle = 4;
    private const int FewestWords = 7;
    private const double EnoughCovered = 0.8;

    private readonly HashSet<ulong> shingles = [];

    private PlanText()
    {
    }

    /// <summary>Reads the plan's Markdown (<see cref="Consultations.DraftPlan.AllWords"/>). Null or blank is a plan that nothing echoes.</summary>
    public static PlanText From(string? markdown)
    {
        var plan = new PlanText();
        var words = new Words(markdown ?? "", 0, markdown?.Length ?? 0);
        var all = words.Within(0, int.MaxValue);
        for (var word = all.First; word + Shingle <= all.End; word++)
            plan.shingles.Add(HashAt(all, word));
        return plan;
    }

    /// <summary>Whether nearly all these words stand in the plan in the same order.</summary>
    internal bool Echoes(WordRange words)
    {
        if (words.Count < FewestWords || shingles.Count == 0)
            return false;
        var (covered, until) = (0, words.First);
        for (var word = words.First; word + Shingle <= words.End; word++)
        {
            if (!shingles.Contains(HashAt(words, word)))
                continue;
            covered += word + Shingle - Math.Max(until, word);
            until = word + Shingle;
        }

        return covered >= words.Count * EnoughCovered;
    }

    private static ulong HashAt(WordRange words, int word)
    {
        var hash = 0UL;
        for (var i = word; i < word + Shingle; i++)
            hash = (hash * 31) + words.Words.HashOf(i);
        return hash;
    }
}
