using ConsultationIntake.Points;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Publishing.Word;

/// <summary>Where the numbers of the report lead.</summary>
/// <param name="Points">The address of the list of exactly these points.</param>
/// <param name="Responses">The address of the list of exactly these responses.</param>
/// <param name="Late">The address of the list of what came after the closing time.</param>
/// <param name="Point">The address of a point in its letter.</param>
public sealed record ReportLinks(
    Func<PointQuery, string> Points,
    Func<SubmissionQuery, string> Responses,
    string Late,
    Func<PointId, string> Point
)
{
    /// <summary>The address of what a number counts, or null.</summary>
    public string? Count(ReportCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return count.Points is { } points ? Points(points)
            : count.Responses is { } responses ? Responses(responses)
            : null;
    }
}
