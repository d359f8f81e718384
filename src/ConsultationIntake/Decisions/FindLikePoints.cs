using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Decisions;

/// <param name="Row">The other point.</param>
/// <param name="SharedWords">The words of the first point that it has too, in any form, in the order of the first.</param>
/// <param name="SharedThemes">The codes of the themes that both have.</param>
public sealed record LikePoint(PointRow Row, IReadOnlyList<string> SharedWords, IReadOnlyList<string> SharedThemes)
{
    /// <summary>Where the shared words stand in a text of either point.</summary>
    public IReadOnlyList<TextSpan> SharedIn(string text) =>
        SearchWords.Find(
            text,
            new SearchTerms([
                .. SharedWords.Select(word => new SearchTerm([
                    [word],
                ])),
            ])
        );

    /// <summary>The shared words as a text has them, each once.</summary>
    public IEnumerable<string> WordsIn(string text) =>
        SharedIn(text).Select(span => span.Of(text)).Distinct(StringComparer.OrdinalIgnoreCase);
}

/// <summary>
/// The points most like one point, over all responses: those that share its rarer words, and before others that share as many those
/// that are on its themes.
/// </summary>
public sealed class FindLikePoints(ISubmissionStore store, IPointRegister register)
{
    /// <summary>What an officer looks through in one sitting.</summary>
    public const int ShownOnAPage = 20;

    /// <summary>So many are looked at for each that is shown.</summary>
    private const int CandidatesEach = 4;

    /// <returns>Best first; null where there is no such point.</returns>
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
        var words = SearchWords.Of(point.Span.Of(submission.Text.Value)).Distinct(StringComparer.Ordinal).ToList();
        var candidates = await register.LikeAsync(consultation, words, (CandidatesEach * take) + 1, cancellationToken);
        return
        [
            .. candidates
                .Where(row => row.Id != id)
                .Select((row, rank) => (Like: Compare(row, words, point.Themes), Rank: rank))
                .Where(pair => pair.Like.SharedWords.Count > 0)
                .OrderBy(pair => pair.Rank - (pair.Like.SharedThemes.Count * take))
                .Select(pair => pair.Like)
                .Take(take),
        ];
    }

    private static LikePoint Compare(PointRow row, List<string> words, IReadOnlyList<string> themes)
    {
        var other = SearchWords.Of(row.Text).ToHashSet(StringComparer.Ordinal);
        return new LikePoint(
            row,
            [.. words.Where(word => word.Length > 3 && other.Contains(word))],
            [.. themes.Intersect(row.Themes, StringComparer.Ordinal)]
        );
    }
}
