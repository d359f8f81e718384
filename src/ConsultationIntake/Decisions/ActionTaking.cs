using ConsultationIntake.History;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <summary>A submission while one or more actions are taken on it, with the lines of history they leave. Nothing is saved here.</summary>
internal sealed class ActionTaking(Submission submission, string by, TimeProvider clock, string? batch = null)
{
    private readonly List<HistoryEntry> lines = [];

    internal Submission Submission { get; private set; } = submission;

    internal IReadOnlyList<HistoryEntry> Lines => lines;

    internal StaffEntry Take(StaffAction action)
    {
        var number = Submission.LastNumber + 1;
        var (numbered, last) = action switch
        {
            StaffAction.Split split => (split with { Number = number }, number),
            StaffAction.Make make => ((StaffAction)(make with { Number = number }), number),
            _ => (action, Submission.LastNumber),
        };
        var now = clock.GetUtcNow();
        var entry = new StaffEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Action = numbered,
            Batch = batch,
        };
        var changed = Submission with { Actions = [.. Submission.Actions, entry], LastNumber = last };
        lines.Add(ActionHistory.Of(Submission, changed, entry));
        Submission = changed;
        return entry;
    }
}
