using ConsultationIntake.History;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <summary>A submission while one or more actions are taken on it, with the lines of history they leave. Nothing is saved here.</summary>
internal sealed class ActionTaking(Submission submission, string by, TimeProvider clock, string? batch = null, bool joins = false)
{
    private readonly List<HistoryEntry> lines = [];

    internal Submission Submission { get; private set; } = submission;

    internal IReadOnlyList<HistoryEntry> Lines => lines;

    /// <summary>
    /// Takes what somebody does to a point that they have before them. Whoever decides on it, puts it right or puts it in a concern has
    /// read it, and that is said with it; what is undone later was read all the same.
    /// </summary>
    internal StaffEntry TakeInSight(StaffAction action)
    {
        if (action is not StaffAction.OnPoint on || !ShowsItWasRead(on))
            return Take(action);
        NoteRead(on.Point);
        if (action is StaffAction.Merge)
            NoteRead(Submission.Work.Points.TakeWhile(point => point.Number != on.Point).LastOrDefault()?.Number ?? on.Point);
        return Take(action);
    }

    private static bool ShowsItWasRead(StaffAction.OnPoint action) =>
        action switch
        {
            StaffAction.SetTheme
            or StaffAction.SetStance
            or StaffAction.SetKind
            or StaffAction.Split
            or StaffAction.Merge
            or StaffAction.Decide { Disposition: not null }
            or StaffAction.CompareWithPlan { Answer: not null }
            or StaffAction.Group { Concern: not null } => true,
            _ => false,
        };

    private void NoteRead(int point)
    {
        if (Submission.Work.Find(point) is { } read && !read.ReadBy.Contains(by))
            Take(new StaffAction.MarkRead { Point = point }, together: null);
    }

    internal StaffEntry Take(StaffAction action) => Take(action, batch);

    private StaffEntry Take(StaffAction action, string? together)
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
            Batch = together,
            Joined = joins,
        };
        var changed = Submission with { Actions = [.. Submission.Actions, entry], LastNumber = last };
        lines.Add(ActionHistory.Of(Submission, changed, entry));
        Submission = changed;
        return entry;
    }
}
