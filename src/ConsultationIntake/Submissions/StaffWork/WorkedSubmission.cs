using System.Collections.Immutable;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>
/// A submission as it stands: the machine's reading with every action of staff that is in effect, in the order they were taken. It
/// follows from the two alone, so that a later reading changes what the machine said and nothing that staff did.
/// </summary>
public sealed record WorkedSubmission
{
    /// <summary>In reading order.</summary>
    public required ImmutableList<WorkedPoint> Points { get; init; }
    public ImmutableList<StaffNote> Notes { get; init; } = [];
    public string? AssignedTo { get; init; }

    /// <summary>The ids of the entries that were undone.</summary>
    public required IReadOnlySet<string> Undone { get; init; }

    public WorkedPoint? Find(int number) => Points.FirstOrDefault(point => point.Number == number);

    public static WorkedSubmission Of(Submission submission)
    {
        var undone = UndoneOf(submission.Actions);
        var read = new WorkedSubmission { Points = [.. submission.Points.Select(point => AsRead(submission, point))], Undone = undone };
        return submission.Actions.Where(entry => !undone.Contains(entry.Id)).Aggregate(read, (work, entry) => work.With(entry, submission));
    }

    /// <summary>The entries in effect that concern a point.</summary>
    public static IEnumerable<StaffEntry> EntriesOn(Submission submission, int number) =>
        submission.Actions.Where(entry =>
            !submission.Work.Undone.Contains(entry.Id) && entry.Action is StaffAction.OnPoint on && on.Point == number
        );

    /// <summary>From the last to the first: only a later entry undoes an earlier one, and only while it is not undone itself.</summary>
    private static HashSet<string> UndoneOf(IReadOnlyList<StaffEntry> entries)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Reverse())
        {
            if (entry.Action is StaffAction.Undo undo && !undone.Contains(entry.Id))
                undone.Add(undo.Entry);
        }

        return undone;
    }

    private static WorkedPoint AsRead(Submission submission, Point point)
    {
        var themes = new SortedSet<string>(point.Tags.Select(tag => tag.Theme), StringComparer.Ordinal);
        var words = submission.Corrections.Count == 0 ? "" : point.Span.Of(submission.Text.Value);
        var corrections = submission
            .Corrections.Where(correction => correction.PointText == words)
            .OrderBy(correction => correction.At)
            .ToList();
        foreach (var correction in corrections)
            _ = correction.Applies ? themes.Add(correction.Theme) : themes.Remove(correction.Theme);
        var byStaff = corrections.Aggregate(
            ImmutableDictionary<string, bool>.Empty,
            (said, correction) => said.SetItem(correction.Theme, correction.Applies)
        );
        return new WorkedPoint
        {
            Point = point,
            Machine = point,
            Themes = [.. themes],
            ThemesByStaff = byStaff,
            Flag =
                point.Safeguarding.Count > 0
                    ? new SafeguardingFlag { Evidence = point.Safeguarding, RaisedAt = point.FlaggedAt ?? submission.ReceivedAt }
                    : null,
            IsCorrected = corrections.Count > 0,
        };
    }

    /// <summary>An action on a point that is no longer there changes nothing: what made the point was undone.</summary>
    private WorkedSubmission With(StaffEntry entry, Submission submission) =>
        entry.Action switch
        {
            StaffAction.Make make => this with { Points = InOrder(Points.Add(Made(make, entry))) },
            StaffAction.NoteResponse note => this with { Notes = Notes.Add(new StaffNote(note.Text, entry.By, entry.At)) },
            StaffAction.AssignResponse assign => this with { AssignedTo = assign.To },
            StaffAction.Undo => this,
            StaffAction.OnPoint on => Find(on.Point) is { } point ? this with { Points = Changed(point, on, entry, submission) } : this,
            _ => throw new NotSupportedException($"{entry.Action.GetType().Name} has no effect."),
        };

    private ImmutableList<WorkedPoint> Changed(WorkedPoint point, StaffAction.OnPoint action, StaffEntry entry, Submission submission)
    {
        var touched = action.ChangesThePoint ? point with { Revision = point.Revision + 1, LastChange = entry } : point;
        return action switch
        {
            StaffAction.Split split => InOrder(
                Points.Replace(point, PointParts.First(touched, split, submission)).Add(PointParts.Second(touched, split, submission))
            ),
            StaffAction.Merge when Points.IndexOf(point) is var at and > 0 => Points
                .RemoveAt(at)
                .SetItem(at - 1, Together(Points[at - 1], touched)),
            StaffAction.Merge => Points,
            StaffAction.Remove => Points.Remove(point),
            _ => Points.Replace(point, Changed(touched, action, entry)),
        };
    }

    private static WorkedPoint Changed(WorkedPoint point, StaffAction.OnPoint action, StaffEntry entry) =>
        action switch
        {
            StaffAction.SetTheme theme => point with
            {
                Themes =
                [
                    .. point
                        .Themes.Where(code => code != theme.Theme)
                        .Concat(theme.Applies ? [theme.Theme] : [])
                        .Order(StringComparer.Ordinal),
                ],
                ThemesByStaff = point.ThemesByStaff.SetItem(theme.Theme, theme.Applies),
                IsCorrected = true,
            },
            StaffAction.SetStance stance => point with { Point = point.Point with { Stance = stance.Stance }, IsCorrected = true },
            StaffAction.SetKind kind => point with
            {
                Point = point.Point with { Source = point.Point.Source with { Kind = kind.Kind, AttributedTo = kind.AttributedTo } },
                IsCorrected = true,
            },
            StaffAction.RaiseFlag flag => point with
            {
                Flag = new SafeguardingFlag
                {
                    Evidence = point.Flag?.Evidence ?? [],
                    RaisedAt = entry.At,
                    RaisedFor = flag.Reason,
                    RaisedBy = entry.By,
                    RaisedIn = entry.Id,
                    Earlier = point.Flag?.AllAnswers() ?? [],
                    By = entry.By,
                    At = entry.At,
                },
            },
            StaffAction.AnswerFlag answer => point with
            {
                Flag = (point.Flag ?? new SafeguardingFlag { RaisedAt = entry.At }) with
                {
                    Earlier = point.Flag?.AllAnswers() ?? [],
                    State = answer.State,
                    ReferredTo = answer.To,
                    ReferredOn = answer.On,
                    Reason = answer.Reason,
                    By = entry.By,
                    At = entry.At,
                },
            },
            StaffAction.AddNote note => point with { Notes = [.. point.Notes, new StaffNote(note.Text, entry.By, entry.At)] },
            StaffAction.Assign assign => point with { AssignedTo = assign.To },
            StaffAction.MarkRead => point with
            {
                ReadBy = [.. point.ReadBy.Append(entry.By).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            },
            StaffAction.Decide decide => DecidedAlone(point, decide.Disposition, entry),
            StaffAction.CompareWithPlan compare => point with { PlanAnswer = compare.Answer },
            StaffAction.Group group => point with
            {
                Concern = group.Concern,
                Decision =
                    group is { Concern: not null, Disposition: { } disposition }
                        ? new PointDecision(disposition, group.Concern, entry.By, entry.At)
                    : point.Decision is { Concern: not null } ? null
                    : point.Decision,
            },
            _ => throw new NotSupportedException($"{action.GetType().Name} has no effect on a point."),
        };

    /// <summary>
    /// A concern has one answer: a point that it decided leaves it with a decision of its own, or without one. Deciding what the concern
    /// decided already changes nothing.
    /// </summary>
    private static WorkedPoint DecidedAlone(WorkedPoint point, Disposition? disposition, StaffEntry entry) =>
        point.IsDecidedWithConcern && point.Decision?.Disposition == disposition
            ? point
            : point with
            {
                Decision = disposition is null ? null : new PointDecision(disposition, Concern: null, entry.By, entry.At),
                Concern = point.IsDecidedWithConcern ? null : point.Concern,
            };

    /// <summary>The one before keeps its place and its decision; nothing that was said of either is lost.</summary>
    private static WorkedPoint Together(WorkedPoint before, WorkedPoint point)
    {
        var (decision, concern) = DecidedTogether(before, point);
        var themes = before.Themes.Union(point.Themes, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return before with
        {
            Point = before.Point with
            {
                Source = before.Point.Source with
                {
                    Span = TextSpan.FromBounds(before.Span.Start, Math.Max(before.Span.End, point.Span.End)),
                },
                Tags = [.. before.Point.Tags.Concat(point.Point.Tags).DistinctBy(tag => tag.Theme)],
                PersonalData = [.. before.Point.PersonalData, .. point.Point.PersonalData],
                Safeguarding = [.. before.Point.Safeguarding, .. point.Point.Safeguarding],
            },
            Themes = themes,
            ThemesByStaff = point
                .ThemesByStaff.SetItems(before.ThemesByStaff)
                .SetItems(themes.Where(IsByStaff).Select(theme => KeyValuePair.Create(theme, true))),
            Flag =
                before.Flag is { IsOpen: true } || point.Flag is null ? before.Flag
                : before.Flag is null || point.Flag.IsOpen ? point.Flag
                : before.Flag,
            Notes = [.. before.Notes, .. point.Notes],
            AssignedTo = before.AssignedTo ?? point.AssignedTo,
            ReadBy = [.. before.ReadBy.Intersect(point.ReadBy, StringComparer.Ordinal)],
            Decision = decision,
            PlanAnswer = before.PlanAnswer ?? point.PlanAnswer,
            Concern = concern,
            IsCorrected = true,
            Revision = before.Revision + 1,
            LastChange = point.LastChange,
        };

        bool IsByStaff(string theme) => before.ThemesByStaff.ContainsKey(theme) || point.ThemesByStaff.ContainsKey(theme);
    }

    /// <summary>What a concern decided goes with the concern, and with no other.</summary>
    private static (PointDecision? Decision, string? Concern) DecidedTogether(WorkedPoint before, WorkedPoint point) =>
        before.Decision is null && point.IsDecidedWithConcern
            ? (point.Decision, point.Concern)
            : (before.Decision ?? point.Decision, before.Concern ?? (point.IsDecidedWithConcern ? null : point.Concern));

    private static WorkedPoint Made(StaffAction.Make make, StaffEntry entry) =>
        new()
        {
            Point = new Point
            {
                Number = make.Number,
                Source = new PointSource { Span = make.Span, Kind = make.Kind },
            },
            Themes = [],
            IsCorrected = true,
            Revision = 1,
            LastChange = entry,
        };

    private static ImmutableList<WorkedPoint> InOrder(ImmutableList<WorkedPoint> points) =>
        points.Sort((left, right) => left.Span.Start.CompareTo(right.Span.Start));
}
