using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>Why an action cannot be taken.</summary>
public enum ActionRefusal
{
    NoSuchPoint,
    NoSuchTheme,
    NoSuchOutcome,
    NoSuchPlanSection,
    NoSuchEntry,

    /// <summary>What takes something away says why.</summary>
    ReasonNeeded,

    /// <summary>A referral says to whom and when.</summary>
    ReferralNeeded,

    /// <summary>The point carries a safeguarding flag that nobody has answered, or none to answer.</summary>
    FlagInTheWay,

    /// <summary>A safeguarding flag is taken back by whoever raised it, and by nobody else.</summary>
    FlagOfSomebodyElse,

    /// <summary>The words are outside the text, empty, or a point's already.</summary>
    NotFreeWords,

    /// <summary>There would be nothing on one side of the split.</summary>
    NothingToSplit,

    /// <summary>There is no point before it.</summary>
    NothingBefore,

    /// <summary>Later work rests on it: that has to be undone first.</summary>
    BuiltUpon,

    /// <summary>Its concern decided it: the concern is changed, or the point taken out of it.</summary>
    DecidedWithConcern,
    TextNeeded,
}

/// <summary>What may be done to a submission as it stands.</summary>
internal static class ActionRules
{
    internal static ActionRefusal? Refuse(Consultation consultation, Submission submission, StaffAction action, string by) =>
        action switch
        {
            StaffAction.OnPoint on => submission.Work.Find(on.Point) is { } point
                ? Refuse(consultation, submission, point, on)
                : ActionRefusal.NoSuchPoint,
            StaffAction.Make make => IsFree(submission, make.Span) ? null : ActionRefusal.NotFreeWords,
            StaffAction.NoteResponse note => string.IsNullOrWhiteSpace(note.Text) ? ActionRefusal.TextNeeded : null,
            StaffAction.AssignResponse => null,
            StaffAction.Undo undo => Refuse(submission, undo, by),
            _ => throw new NotSupportedException($"{action.GetType().Name} has no rule."),
        };

    private static ActionRefusal? Refuse(Consultation consultation, Submission submission, WorkedPoint point, StaffAction.OnPoint action) =>
        action switch
        {
            StaffAction.SetTheme theme => consultation.Themes.Find(theme.Theme) is null ? ActionRefusal.NoSuchTheme : null,
            StaffAction.SetStance or StaffAction.SetKind or StaffAction.Assign or StaffAction.MarkRead => null,
            StaffAction.Split split => HasWordsOnBothSides(submission, point.Span, split.At) ? null : ActionRefusal.NothingToSplit,
            StaffAction.Merge => submission.Work.Points[0] == point ? ActionRefusal.NothingBefore : null,
            StaffAction.Remove remove => string.IsNullOrWhiteSpace(remove.Reason) ? ActionRefusal.ReasonNeeded
            : point.Flag is { IsOpen: true } ? ActionRefusal.FlagInTheWay
            : null,
            StaffAction.RaiseFlag flag => string.IsNullOrWhiteSpace(flag.Reason) ? ActionRefusal.ReasonNeeded
            : point.Flag is { IsOpen: true } ? ActionRefusal.FlagInTheWay
            : null,
            StaffAction.AnswerFlag answer => Refuse(point, answer),
            StaffAction.AddNote note => string.IsNullOrWhiteSpace(note.Text) ? ActionRefusal.TextNeeded : null,
            StaffAction.Decide decide => decide.Disposition is { } disposition ? Refuse(consultation, disposition) : null,
            StaffAction.CompareWithPlan compare => compare.Answer is { } said && !IsOf(consultation, said)
                ? ActionRefusal.NoSuchPlanSection
                : null,
            StaffAction.Group group => group.Disposition is { } disposition ? Refuse(consultation, disposition) : null,
            _ => throw new NotSupportedException($"{action.GetType().Name} has no rule."),
        };

    internal static ActionRefusal? Refuse(Consultation consultation, Disposition disposition) =>
        consultation.Outcomes.All(outcome => outcome.Code != disposition.Outcome) ? ActionRefusal.NoSuchOutcome : null;

    /// <summary>A passage of the new draft word for word, or none and no words.</summary>
    private static bool IsOf(Consultation consultation, PlanAnswer answer) =>
        answer.Passage is null
            ? answer is { Section: null, Words: null }
            : consultation.NewPassages.Any(passage =>
                passage.Id == answer.Passage && passage.Section == answer.Section && passage.Text == answer.Words
            );

    private static ActionRefusal? Refuse(WorkedPoint point, StaffAction.AnswerFlag answer) =>
        answer switch
        {
            _ when point.Flag is null || answer.State == FlagState.New => ActionRefusal.FlagInTheWay,
            { State: FlagState.Referred } when string.IsNullOrWhiteSpace(answer.To) || answer.On is null => ActionRefusal.ReferralNeeded,
            { State: FlagState.NoConcern } when string.IsNullOrWhiteSpace(answer.Reason) => ActionRefusal.ReasonNeeded,
            _ => null,
        };

    /// <summary>
    /// A flag that was raised is taken back by whoever raised it, with a reason, until somebody says something of it. What made a point
    /// stays while later work in effect is on that point.
    /// </summary>
    private static ActionRefusal? Refuse(Submission submission, StaffAction.Undo undo, string by)
    {
        var at = submission.Actions.Index().FirstOrDefault(entry => entry.Item.Id == undo.Entry);
        if (at.Item is not { } entry || submission.Work.Undone.Contains(entry.Id))
            return ActionRefusal.NoSuchEntry;
        if (entry.Action is StaffAction.RaiseFlag raised)
            return submission.Work.Find(raised.Point)?.Flag is not { State: FlagState.New } flag || flag.RaisedIn != entry.Id
                    ? ActionRefusal.FlagInTheWay
                : entry.By != by ? ActionRefusal.FlagOfSomebodyElse
                : string.IsNullOrWhiteSpace(undo.Reason) ? ActionRefusal.ReasonNeeded
                : null;
        if (entry.Action is StaffAction.Group { Disposition: not null } carried && StaysInItsConcern(submission, carried.Point, undo))
            return ActionRefusal.DecidedWithConcern;
        var later = submission
            .Actions.Skip(at.Index + 1)
            .Where(other => !submission.Work.Undone.Contains(other.Id) && other.Action is not StaffAction.Undo)
            .ToList();
        return Restructures(entry.Action) && later.Any(other => RestsOn(submission, entry.Action, other.Action))
            ? ActionRefusal.BuiltUpon
            : null;
    }

    /// <summary>Whether the point would stand in its concern still, and the concern's decision no more.</summary>
    private static bool StaysInItsConcern(Submission submission, int point, StaffAction.Undo undo)
    {
        var entry = new StaffEntry
        {
            Id = "undone",
            By = "",
            At = default,
            Action = undo,
        };
        var after = (submission with { Actions = [.. submission.Actions, entry] }).Work.Find(point);
        return submission.Work.Find(point) is { Concern: { } concern } before
            && after?.Concern == concern
            && after.Decision?.Disposition != before.Decision?.Disposition;
    }

    private static bool Restructures(StaffAction action) =>
        action is StaffAction.Split or StaffAction.Merge or StaffAction.Remove or StaffAction.Make or StaffAction.Undo;

    /// <summary>
    /// Words cut another way meanwhile count as well: only the last cut is taken back, so that no point is left in the air.
    /// </summary>
    private static bool RestsOn(Submission submission, StaffAction earlier, StaffAction later) =>
        later switch
        {
            _ when Restructures(later) => true,
            StaffAction.OnPoint on => earlier switch
            {
                StaffAction.Split split => on.Point == split.Number,
                StaffAction.Make make => on.Point == make.Number,
                StaffAction.Undo undo => submission.Actions.Any(entry =>
                    entry.Id == undo.Entry && entry.Action is StaffAction.OnPoint undone && undone.Point == on.Point
                ),
                _ => false,
            },
            _ => false,
        };

    private static bool IsFree(Submission submission, TextSpan span) =>
        span is { Start: >= 0, Length: > 0 }
        && span.End <= submission.Text.Value.Length
        && submission.Text.Value.AsSpan(span.Start, span.Length).ContainsAnyExcept(" \t\r\n")
        && !submission.Work.Points.Any(point => point.Span.Overlaps(span));

    private static bool HasWordsOnBothSides(Submission submission, TextSpan span, int at) =>
        at > span.Start
        && at < span.End
        && HasWords(TextSpan.FromBounds(span.Start, at).Of(submission.Text.Value))
        && HasWords(TextSpan.FromBounds(at, span.End).Of(submission.Text.Value));

    private static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);
}
