using ConsultationIntake.Points;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Submissions;

/// <summary>A theme on a point: what the machine found, what staff said of it, and whether it stands.</summary>
public sealed record ThemeOnPoint
{
    public required string Code { get; init; }

    /// <summary>Whether it counts: the machine found it and nobody took it off, or staff put it on.</summary>
    public required bool Stands { get; init; }

    /// <summary>0 to 1; null where only staff put it on.</summary>
    public required double? Confidence { get; init; }
    public required IReadOnlyList<SubmissionView.EvidenceView> Evidence { get; init; }
    public required string? Explanation { get; init; }

    /// <summary>What staff said last, or null.</summary>
    public required CorrectionView? Correction { get; init; }

    public sealed record CorrectionView(bool Applies, string By, DateTimeOffset At);

    public static IReadOnlyList<ThemeOnPoint> AllOf(Submission submission, Point point)
    {
        var text = submission.Text.Value;
        var words = point.Span.Of(text);
        var standing = submission.ThemesOf(point);
        var corrections = submission.Corrections.Where(correction => correction.PointText == words).OrderBy(correction => correction.At).ToLookup(correction => correction.Theme);
        return [.. point.Tags.Select(tag => tag.Theme).Concat(corrections.Select(group => group.Key)).Distinct().Select(code =>
        {
            var tag = point.Tags.FirstOrDefault(tag => tag.Theme == code);
            var last = corrections[code].LastOrDefault();
            return new ThemeOnPoint
            {
                Code = code,
                Stands = standing.Contains(code),
                Confidence = tag?.Confidence,
                Evidence = [.. (tag?.Evidence ?? []).Select(span => new SubmissionView.EvidenceView(span.Start, span.End, span.Of(text)))],
                Explanation = tag?.Explanation,
                Correction = last is null ? null : new CorrectionView(last.Applies, last.By, last.At),
            };
        })];
    }
}
