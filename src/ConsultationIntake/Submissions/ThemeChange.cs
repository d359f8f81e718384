using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Submissions;

/// <summary>
/// What reading a submission again, with other themes or another tagger, changed in the themes of its own points as they stand.
/// </summary>
public sealed record ThemeChange
{
    /// <summary>What it was read with: <see cref="Submission.TaggedWith"/> as it was then set.</summary>
    public required string With { get; init; }

    /// <summary>The theme codes that points have and had not: one entry a point, in the order of the codes.</summary>
    public required IReadOnlyList<string> Gained { get; init; }

    /// <summary>The theme codes that points had and have not: one entry a point, in the order of the codes.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Points are the same when their words are. A theme that only took another code has not changed.</summary>
    public static ThemeChange Between(Submission before, Submission after, ThemeSet themes)
    {
        var (had, has) = (Themes(before, themes), Themes(after, themes));
        return new ThemeChange
        {
            With = after.TaggedWith ?? throw new ArgumentException("It has not been tagged.", nameof(after)),
            Gained = Beyond(has, had),
            Lost = Beyond(had, has),
        };
    }

    private static Dictionary<(string Words, string Theme), int> Themes(Submission submission, ThemeSet themes) =>
        submission
            .Work.Points.Where(point => point.Kind == PointKind.OwnView)
            .SelectMany(point =>
                point
                    .Themes.Select(themes.CurrentCode)
                    .Distinct(StringComparer.Ordinal)
                    .Select(theme => (point.Span.Of(submission.Text.Value), theme))
            )
            .CountBy(pair => pair)
            .ToDictionary();

    private static string[] Beyond(
        Dictionary<(string Words, string Theme), int> these,
        Dictionary<(string Words, string Theme), int> those
    ) =>
        [
            .. these
                .SelectMany(pair => Enumerable.Repeat(pair.Key.Theme, Math.Max(0, pair.Value - those.GetValueOrDefault(pair.Key))))
                .Order(StringComparer.Ordinal),
        ];
}
