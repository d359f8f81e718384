using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Web.Points;

/// <summary>A point as the forms need it that change it.</summary>
/// <param name="AttributedTo">Whom the words are passed on for, or null.</param>
/// <param name="IsDecidedWithConcern">See <see cref="WorkedPoint.IsDecidedWithConcern"/>.</param>
/// <param name="Text">What the point's words are in: those alone, or its whole response.</param>
/// <param name="Within">Where they stand in that.</param>
/// <param name="Begins">Where the text begins in its response.</param>
public sealed record PointAtHand(
    PointId Id,
    int Revision,
    IReadOnlyList<string> Themes,
    Stance Stance,
    PointKind Kind,
    string? AttributedTo,
    SafeguardingFlag? Flag,
    Disposition? Disposition,
    bool IsDecidedWithConcern,
    string? AssignedTo,
    string Text,
    TextSpan Within,
    int Begins
)
{
    internal static PointAtHand Of(PointRow row) =>
        new(
            row.Id,
            row.Revision,
            row.Themes,
            row.Stance,
            row.Kind,
            row.AttributedTo,
            row.Flagged,
            row.Disposition,
            row.IsDecidedWithConcern,
            row.AssignedTo,
            row.Text,
            new TextSpan(0, row.Text.Length),
            row.Span.Start
        );

    internal static PointAtHand Of(Submission submission, WorkedPoint point) =>
        new(
            new PointId(submission.Reference, point.Number),
            point.Revision,
            point.Themes,
            point.Point.Stance,
            point.Kind,
            point.Point.Source.AttributedTo,
            point.Flag,
            point.Decision?.Disposition,
            point.IsDecidedWithConcern,
            point.AssignedTo,
            submission.Text.Value,
            point.Span,
            Begins: 0
        );
}
