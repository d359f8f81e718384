using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Web.Submissions;

/// <summary>A theme on a point: what the machine found, what staff said of it, and whether it stands.</summary>
public sealed record ThemeOnPoint
{
    public required string Code { get; init; }

    /// <summary>Whether it counts: the machine found it and nobody took it off, or staff put it on.</summary>
    public required bool Stands { get; init; }

    /// <summary>0 to 1; null where only staff put it on.</summary>
    public required double? Confidence { get; init; }

    /// <summary>What the machine's tag rests on; null where only staff put it on.</summary>
    public required TagBasis? Basis { get; init; }
    public required IReadOnlyList<SubmissionView.EvidenceView> Evidence { get; init; }
    public required string? Explanation { get; init; }

    /// <summary>What staff said last, or null.</summary>
    public required CorrectionView? Correction { get; init; }

    public sealed record CorrectionView(bool Applies, string By, DateTimeOffset At);

    public static IReadOnlyList<ThemeOnPoint> AllOf(Submission submission, WorkedPoint point)
    {
        var text = submission.Text.Value;
        var corrections = CorrectionsOf(submission, point).ToLookup(said => said.Theme, said => said.Correction);
        return
        [
            .. point
                .Point.Tags.Select(tag => tag.Theme)
                .Concat(point.Themes)
                .Concat(corrections.Select(group => group.Key))
                .Distinct()
                .Select(code =>
                {
                    var tag = point.Point.Tags.FirstOrDefault(tag => tag.Theme == code);
                    return new ThemeOnPoint
                    {
                        Code = code,
                        Stands = point.Themes.Contains(code),
                        Confidence = tag?.Confidence,
                        Basis = tag?.Basis,
                        Evidence =
                        [
                            .. (tag?.Evidence ?? []).Select(span => new SubmissionView.EvidenceView(span.Start, span.End, span.Of(text))),
                        ],
                        Explanation = tag?.Explanation,
                        Correction = corrections[code].LastOrDefault(),
                    };
                }),
        ];
    }

    private static IEnumerable<(string Theme, CorrectionView Correction)> CorrectionsOf(Submission submission, WorkedPoint point)
    {
        var words = point.Span.Of(submission.Text.Value);
        return
        [
            .. from correction in submission.Corrections
            where correction.PointText == words
            orderby correction.At
            select (correction.Theme, new CorrectionView(correction.Applies, correction.By, correction.At)),
            .. from entry in WorkedSubmission.EntriesOn(submission, point.Number)
            let said = entry.Action as StaffAction.SetTheme
            where said is not null
            select (said.Theme, new CorrectionView(said.Applies, entry.By, entry.At)),
        ];
    }
}
