using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Decisions;

/// <summary>How a passage of the new draft stands to the draft that was consulted on.</summary>
/// <param name="Passage">As the new draft has it.</param>
/// <param name="Before">The old draft's words where it is one of its passages, changed or not; null where it is new.</param>
public sealed record ComparedPassage(PlanPassage Passage, string? Before)
{
    public bool IsNew => Before is null;

    public bool IsSame => Before == Passage.Text;

    /// <summary>What changed since the old draft; one stretch that was added where all of it is new.</summary>
    public IReadOnlyList<WordDifference> Changes() =>
        Before is null ? [new WordDifference(WordChange.Added, Passage.Text)] : WordDifference.Between(Before, Passage.Text);
}

/// <summary>A passage that may answer a point: a proposal, until an officer takes it.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">How near it is to the point: 0 to 1.</param>
/// <param name="SharedWords">The words that both have, as the point has them.</param>
/// <param name="NearWords">Pairs of words, the point's and the passage's, that mean nearly the same.</param>
public sealed record ProposedPassage(
    ComparedPassage Passage,
    double Score,
    IReadOnlyList<string> SharedWords,
    IReadOnlyList<NearWords> NearWords
);

/// <summary>
/// The passages of the new draft that may answer points, by the words that both have, a word that few passages have counting more, by
/// words that mean nearly the same and by the direction of all words together. Of two passages as near, the one that changed comes first.
/// Made for one draft; what it costs is the draft's length for each point.
/// </summary>
public sealed class FindPlanPassages
{
    private const double Least = 0.1;

    /// <summary>From here on two passages are versions of one.</summary>
    private const double SameShare = 0.5;

    /// <summary>What a passage that says what the old draft said loses: the point was made of that.</summary>
    private const double Unchanged = 0.8;

    private readonly List<(ComparedPassage Passage, TextMeaning Meaning)> passages;
    private readonly LikeCandidates words;

    private FindPlanPassages(IReadOnlyList<ComparedPassage> compared)
    {
        passages = [.. compared.Select(passage => (passage, TextMeaning.Of($"{passage.Passage.Section} {passage.Passage.Text}")))];
        words = new LikeCandidates(
            [],
            passages
                .SelectMany(passage => passage.Meaning.Stems)
                .CountBy(stem => stem, StringComparer.Ordinal)
                .ToDictionary(stem => stem.Key, stem => stem.Value / (double)passages.Count, StringComparer.Ordinal)
        );
    }

    /// <summary>Null where the consultation has no new draft.</summary>
    public static FindPlanPassages? For(Consultation consultation) =>
        consultation.NewPlan is { } plan ? new FindPlanPassages(Compare(consultation.Plan?.English ?? "", plan.English)) : null;

    /// <summary>The passages of the new draft, in its order, each beside what it was.</summary>
    public static IReadOnlyList<ComparedPassage> Compare(string before, string after)
    {
        var old = PlanPassage.AllOf(before).Select(passage => (passage.Text, TextMeaning.Of(passage.Text).Stems)).ToList();
        var same = old.Select(passage => passage.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. PlanPassage
                .AllOf(after)
                .Select(passage => new ComparedPassage(passage, same.Contains(passage.Text) ? passage.Text : Version(passage.Text))),
        ];

        string? Version(string text)
        {
            var stems = TextMeaning.Of(text).Stems;
            var best = old.Select(passage => (passage.Text, Share: Share(stems, passage.Stems))).MaxBy(passage => passage.Share);
            return best.Share >= SameShare ? best.Text : null;
        }
    }

    /// <returns>Best first, at most <paramref name="take"/>.</returns>
    public IReadOnlyList<ProposedPassage> Find(string point, int take)
    {
        var text = TextMeaning.Of(point);
        var direction = text.Direction(words.WeightOf);
        return
        [
            .. passages
                .Select(passage => Propose(text, direction, passage.Passage, passage.Meaning))
                .Where(proposed => proposed.Score >= Least && (proposed.SharedWords.Count > 0 || proposed.NearWords.Count > 0))
                .OrderByDescending(proposed => proposed.Score)
                .Take(take),
        ];
    }

    private ProposedPassage Propose(TextMeaning text, float[]? direction, ComparedPassage passage, TextMeaning meaning)
    {
        var likeness = Likeness.Of(text, direction, meaning, words.WeightOf, isAlike: false);
        return new ProposedPassage(
            passage,
            likeness.Score * (passage.IsSame ? Unchanged : 1),
            [.. likeness.Shared.Select(word => word.Span.Of(text.Text)).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. likeness.Near.Select(pair => new NearWords(pair.Mine.Span.Of(text.Text), pair.Theirs.Span.Of(meaning.Text)))]
        );
    }

    private static double Share(IReadOnlySet<string> left, IReadOnlySet<string> right) =>
        left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
}
