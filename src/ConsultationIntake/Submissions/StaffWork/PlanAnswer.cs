namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>
/// What an officer said of a point and the new draft of the plan: that one of its passages answers it, or that none does.
/// </summary>
/// <param name="Passage">The passage's id (<see cref="Consultations.PlanPassage"/>), or null where none answers the point.</param>
/// <param name="Section">The heading it stands under, or null.</param>
/// <param name="Words">The passage as it stood when it was taken, or null.</param>
public sealed record PlanAnswer(string? Passage, string? Section = null, string? Words = null);
