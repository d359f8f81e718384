using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Decisions;

/// <param name="Row">The other point.</param>
/// <param name="Score">How near it is: 0 to 1.</param>
/// <param name="SharedWords">The words that both have, in any form, as the first has them and in its order.</param>
/// <param name="NearWords">Pairs of words, the first point's and the other's, that mean nearly the same.</param>
/// <param name="SharedThemes">The codes of the themes that both have.</param>
/// <param name="Marked">Where the shared and the near words stand in the other's text.</param>
public sealed record LikePoint(
    PointRow Row,
    double Score,
    IReadOnlyList<string> SharedWords,
    IReadOnlyList<NearWords> NearWords,
    IReadOnlyList<string> SharedThemes,
    IReadOnlyList<TextSpan> Marked
);

/// <param name="Word">The first text's.</param>
/// <param name="Near">The other's.</param>
public sealed record NearWords(string Word, string Near);

/// <summary>
/// The points nearest in meaning to one point, over all responses: by the words that both have, a rare word counting more than a common
/// one, by words that mean nearly the same, by the direction of all their words together, and by their themes. Only what shares one of
/// the rarer words, or a near one, is looked at: <see cref="IPointRegister.LikeAsync"/> bounds how much that is.
/// </summary>
public sealed class FindLikePoints(ISubmissionStore store, IPointRegister register)
{
    /// <summary>What an officer looks through in one sitting.</summary>
    public const int ShownOnAPage = 20;

    /// <summary>So many points are compared, whatever is stored.</summary>
    public const int Compared = 300;

    /// <summary>What is less like it than this is not shown.</summary>
    private const double Least = 0.17;
    private const double OfThemes = 0.15;

    /// <returns>Nearest first; null where there is no such point.</returns>
    public async Task<IReadOnlyList<LikePoint>?> ExecuteAsync(
        ConsultationSlug consultation,
        PointId id,
        int take,
        CancellationToken cancellationToken
    )
    {
        if (
            await store.FindAsync(consultation, id.Submission, cancellationToken) is not { } submission
            || submission.Work.Find(id.Number) is not { } point
        )
            return null;
        var text = TextMeaning.Of(point.Span.Of(submission.Text.Value));
        var candidates = await register.LikeAsync(
            consultation,
            [.. text.Words.Select(word => word.Stem)],
            Near(text),
            Compared,
            cancellationToken
        );
        var direction = text.Direction(candidates.WeightOf);
        return
        [
            .. candidates
                .Rows.Where(row => row.Id != id)
                .Select(row => Compare(text, direction, point.Themes, row, candidates.WeightOf))
                .Where(like => like.Score >= Least && (like.SharedWords.Count > 0 || like.NearWords.Count > 0))
                .OrderByDescending(like => like.Score)
                .Take(take),
        ];
    }

    /// <summary>Of the text's words that are rarest in the language, those that mean nearly the same.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Near(TextMeaning text) =>
        [
            .. text
                .Words.Where(word => word.CanBeNear)
                .OrderByDescending(word => word.Meaning)
                .Take(LikeCandidates.MostWidened)
                .Select(word => NearTo(word, text))
                .Where(near => near.Count > 0),
        ];

    private static IReadOnlyList<string> NearTo(MeaningfulWord word, TextMeaning text) =>
        [
            .. DistinctMeanings
                .Shipped.NearTo(word.Meaning, LikeCandidates.MostNear, Likeness.NearWord)
                .SelectMany(near => SearchWords.Of(WordMeanings.Shipped.SpellingOf(near)))
                .Where(stem => !text.Stems.Contains(stem))
                .Distinct(StringComparer.Ordinal),
        ];

    private static LikePoint Compare(
        TextMeaning text,
        float[]? direction,
        IReadOnlyList<string> themes,
        PointRow row,
        Func<string, double> weightOf
    )
    {
        var other = TextMeaning.Of(row.Text);
        var likeness = Likeness.Of(text, direction, other, weightOf);
        var shared = themes.Intersect(row.Themes, StringComparer.Ordinal).ToList();
        var all = themes.Union(row.Themes, StringComparer.Ordinal).Count();
        var marked = likeness.Shared.Select(word => word.Stem).Concat(likeness.Near.Select(pair => pair.Theirs.Stem)).ToHashSet();
        return new LikePoint(
            row,
            ((1 - OfThemes) * likeness.Score) + (all == 0 ? 0 : OfThemes * shared.Count / all),
            [.. likeness.Shared.Select(word => word.Span.Of(text.Text)).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. likeness.Near.Select(pair => new NearWords(pair.Mine.Span.Of(text.Text), pair.Theirs.Span.Of(row.Text)))],
            shared,
            [
                .. SearchWords.Find(
                    row.Text,
                    new SearchTerms([
                        .. marked.Select(stem => new SearchTerm([
                            [stem],
                        ])),
                    ])
                ),
            ]
        );
    }
}
