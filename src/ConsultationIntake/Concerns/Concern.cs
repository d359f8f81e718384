using ConsultationIntake.Office;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Concerns;

/// <summary>Points that are alike, under one title and with one answer. Which points they are, each point says itself.</summary>
public sealed record Concern : OfficeRecord
{
    public required string Title { get; init; }

    /// <summary>What was decided for all its points, or null while nothing was.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>Who changed it last, and when.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}
