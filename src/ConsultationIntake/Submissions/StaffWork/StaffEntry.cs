namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>
/// An action as it was taken. A submission keeps all of them, in order; what they come to is <see cref="WorkedSubmission"/>.
/// </summary>
public sealed record StaffEntry
{
    public required string Id { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required StaffAction Action { get; init; }

    /// <summary>What was done to many points at once carries one id on all of them, by which it is undone together; or null.</summary>
    public string? Batch { get; init; }

    /// <summary>Whether nobody did it to this point: it is a copy that came later, and joined what was decided of its like.</summary>
    public bool Joined { get; init; }
}
