using System.Globalization;
using System.Text.Json;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <summary>The line of history an action leaves: what it was about, before and after.</summary>
internal static class ActionHistory
{
    internal static HistoryEntry Of(Submission before, Submission after, StaffEntry entry)
    {
        var number = NumberOf(before, entry.Action);
        return new HistoryEntry
        {
            Id = entry.Id,
            By = entry.By,
            At = entry.At,
            Act = entry.Joined ? JoinedCodeOf(entry.Action) : CodeOf(entry.Action),
            Submission = before.Reference,
            Point = number,
            Subject = ConcernOf(before, after, entry.Action),
            Before = Say(before, entry.Action, number),
            After = entry.Action is StaffAction.Undo { Reason: { } why }
                ? $"{Say(after, entry.Action, number)} ({why})"
                : Say(after, entry.Action, number),
        };
    }

    /// <summary>The action's code: what it is stored under.</summary>
    internal static string CodeOf(StaffAction action) => JsonNamingPolicy.CamelCase.ConvertName(action.GetType().Name);

    /// <summary>The code of what a copy that came later joined.</summary>
    internal static string JoinedCodeOf(StaffAction action) => $"join{action.GetType().Name}";

    /// <summary>The concern that a point was put into or taken out of: its page shows the line.</summary>
    private static string? ConcernOf(Submission before, Submission after, StaffAction action) =>
        action switch
        {
            StaffAction.Group group => group.Concern ?? before.Work.Find(group.Point)?.Concern,
            StaffAction.Decide decide => Moved(before, after, decide.Point),
            StaffAction.Undo undo when before.Actions.FirstOrDefault(entry => entry.Id == undo.Entry)?.Action is StaffAction.Group undone =>
                undone.Concern ?? before.Work.Find(undone.Point)?.Concern,
            StaffAction.Undo undo
                when before.Actions.FirstOrDefault(entry => entry.Id == undo.Entry)?.Action is StaffAction.Decide undone => Moved(
                before,
                after,
                undone.Point
            ),
            _ => null,
        };

    private static string? Moved(Submission before, Submission after, int point) =>
        (before.Work.Find(point)?.Concern, after.Work.Find(point)?.Concern) is var (from, to) && from != to ? from ?? to : null;

    private static int? NumberOf(Submission submission, StaffAction action) =>
        action switch
        {
            StaffAction.OnPoint on => on.Point,
            StaffAction.Make make => make.Number,
            StaffAction.Undo undo => submission.Actions.FirstOrDefault(entry => entry.Id == undo.Entry) is { } undone
                ? NumberOf(submission, undone.Action)
                : null,
            _ => null,
        };

    private static string? Say(Submission submission, StaffAction action, int? number)
    {
        if (action is StaffAction.Undo undo)
            return submission.Actions.First(entry => entry.Id == undo.Entry) is var undone
                ? $"{CodeOf(undone.Action)}: {Say(submission, undone.Action, number)}"
                : null;
        if (action is StaffAction.NoteResponse or StaffAction.AssignResponse)
            return action is StaffAction.AssignResponse ? submission.Work.AssignedTo : submission.Work.Notes.LastOrDefault()?.Text;
        return number is { } known && submission.Work.Find(known) is { } point ? Say(submission, point, action) : null;
    }

    private static string? Say(Submission submission, WorkedPoint point, StaffAction action) =>
        action switch
        {
            StaffAction.SetTheme => string.Join(", ", point.Themes),
            StaffAction.SetStance => point.Point.Stance.ToString(),
            StaffAction.SetKind => point.Point.Source.AttributedTo is { } whose ? $"{point.Kind}, {whose}" : point.Kind.ToString(),
            StaffAction.Split or StaffAction.Merge or StaffAction.Make => point.Span.Of(submission.Text.Value),
            StaffAction.Remove remove => $"{point.Span.Of(submission.Text.Value)} ({remove.Reason})",
            StaffAction.RaiseFlag or StaffAction.AnswerFlag => Say(point.Flag),
            StaffAction.AddNote => point.Notes.Count == 0 ? null : point.Notes[^1].Text,
            StaffAction.Assign => point.AssignedTo,
            StaffAction.MarkRead => string.Join(", ", point.ReadBy),
            StaffAction.Decide => Say(point.Decision?.Disposition),
            StaffAction.CompareWithPlan => Say(point.PlanAnswer),
            StaffAction.Group => Say(point),
            _ => throw new NotSupportedException($"{action.GetType().Name} leaves no line."),
        };

    /// <summary>The concern's id, with what it decided.</summary>
    private static string? Say(WorkedPoint point) =>
        point.IsDecidedWithConcern ? $"{point.Concern}: {Say(point.Decision?.Disposition)}" : point.Concern;

    internal static string? Say(Disposition? disposition) =>
        disposition is null
            ? null
            : string.Join(
                "; ",
                new[]
                {
                    $"{disposition.Outcome} ({(disposition.IsAgreed ? "agreed" : "draft")})",
                    disposition.PlanSection,
                    disposition.Answer,
                    disposition.AnswerWelsh,
                    disposition.Reason,
                }.Where(part => !string.IsNullOrWhiteSpace(part))
            );

    private static string? Say(PlanAnswer? answer) =>
        answer switch
        {
            null => null,
            { Passage: null } => "none of the new draft",
            { Section: null } => answer.Words,
            _ => $"{answer.Section}: {answer.Words}",
        };

    private static string? Say(SafeguardingFlag? flag) =>
        flag is null
            ? null
            : string.Join(
                "; ",
                new[]
                {
                    flag.State.ToString(),
                    flag.RaisedFor,
                    flag.ReferredTo,
                    flag.ReferredOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    flag.Reason,
                }.Where(part => !string.IsNullOrWhiteSpace(part))
            );
}
