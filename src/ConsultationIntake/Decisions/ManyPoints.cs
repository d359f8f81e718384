using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <summary>Which points one action is taken on.</summary>
public abstract record ManyPoints
{
    private ManyPoints() { }

    /// <summary>All that a filter finds, on all its pages.</summary>
    /// <param name="Query">The filter.</param>
    /// <param name="Expected">How many the member of staff was told they are; null does not ask.</param>
    /// <param name="Seen">The <see cref="PointSurvey.Mark"/> that the member of staff was shown; null does not ask.</param>
    public sealed record Found(PointQuery Query, long? Expected = null, string? Seen = null) : ManyPoints;

    /// <summary>Those chosen one by one.</summary>
    public sealed record Chosen(IReadOnlyList<ChosenPoint> Points) : ManyPoints;
}

/// <param name="Id">The point.</param>
/// <param name="Seen">The <see cref="WorkedPoint.Revision"/> that was looked at; null does not ask.</param>
public sealed record ChosenPoint(PointId Id, int? Seen)
{
    /// <summary>As a form carries it: the id, a tilde and the revision.</summary>
    public static ChosenPoint? Parse(string? value) =>
        value?.LastIndexOf('~') is > 0 and var at
        && PointId.TryParse(value[..at], out var id)
        && int.TryParse(
            value.AsSpan(at + 1),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var seen
        )
            ? new ChosenPoint(id, seen)
            : null;

    public static ChosenPoint Of(PointRow row) => new(row.Id, row.Revision);

    public override string ToString() => $"{Id}~{Seen}";
}
