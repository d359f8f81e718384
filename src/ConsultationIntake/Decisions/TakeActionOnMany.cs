using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Decisions;

/// <param name="Consultation">Whose points they are.</param>
/// <param name="Points">Which points.</param>
/// <param name="Action">What is done to each.</param>
/// <param name="By">The member of staff.</param>
/// <param name="Batch">What it is undone by together, as <see cref="TakeActionOnMany.NewBatch"/> draws it; null where it is not.</param>
/// <param name="WithCopies">
/// Whether it is done to the copies of campaign letters too that say what one of the points says, those that come later among them; for
/// a decision or a concern, with a batch.
/// </param>
/// <param name="ReplacesAgreed">Whether a draft takes the place of decisions that are agreed; they are left where not.</param>
public sealed record TakeActionOnManyCommand(
    ConsultationSlug Consultation,
    ManyPoints Points,
    StaffAction.OnPoint Action,
    string By,
    string? Batch = null,
    bool ReplacesAgreed = false,
    bool WithCopies = false
);

public abstract record TakeActionOnManyOutcome
{
    private TakeActionOnManyOutcome() { }

    /// <param name="Points">Points it was done to.</param>
    /// <param name="Refused">Points it could not be done to, by why.</param>
    /// <param name="Changed">Points that another officer changed since they were looked at. Nothing was done to them.</param>
    /// <param name="LeftAgreed">Points that are decided and agreed, which a draft left as they are.</param>
    public sealed record Taken(
        int Points,
        IReadOnlyDictionary<ActionRefusal, int> Refused,
        IReadOnlyList<ChangedPoint> Changed,
        int LeftAgreed
    ) : TakeActionOnManyOutcome;

    /// <summary>There are more or fewer now than was said, or another officer changed some of them. Nothing was done.</summary>
    public sealed record CountChanged(long Now) : TakeActionOnManyOutcome;

    /// <summary>This action is for one point at a time.</summary>
    public sealed record OneAtATime : TakeActionOnManyOutcome;

    public sealed record NotFound : TakeActionOnManyOutcome;
}

/// <param name="Id">The point.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When.</param>
public sealed record ChangedPoint(PointId Id, string By, DateTimeOffset At);

/// <summary>
/// One action on many points, a submission's points in one step. Cut off between two submissions, it is done to the first; taken again,
/// it is done to the rest. What another officer changed since it was looked at is left as it is.
/// </summary>
public sealed partial class TakeActionOnMany(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    IOfficeRecords records,
    TimeProvider clock,
    ILogger<TakeActionOnMany> logger
)
{
    /// <summary>Submissions at a time: a store puts what is saved at once into one step on its disk.</summary>
    private const int AtOnce = 8;

    /// <summary>A new id for what is undone together.</summary>
    public string NewBatch() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    public async Task<TakeActionOnManyOutcome> ExecuteAsync(TakeActionOnManyCommand command, CancellationToken cancellationToken)
    {
        if (catalogue.Find(command.Consultation) is not { } consultation)
            return new TakeActionOnManyOutcome.NotFound();
        if (command.Action is StaffAction.Split or StaffAction.Merge or StaffAction.Remove)
            return new TakeActionOnManyOutcome.OneAtATime();
        if (
            command.Points is ManyPoints.Found { Expected: { } expected } counted
            && await register.CountAsync(counted.Query, cancellationToken) is var now
            && now != expected
        )
            return new TakeActionOnManyOutcome.CountChanged(now);
        // All of them before the first is changed: what is done may move a point out of the filter.
        var rows = await SurveyPoints.RowsAsync(register, command.Consultation, command.Points, cancellationToken);
        if (command.Points is ManyPoints.Found { Seen: { } seen } && SurveyPoints.Of(rows).Mark != seen)
            return new TakeActionOnManyOutcome.CountChanged(rows.Count);

        var copies = command is { WithCopies: true, Batch: { } batch } ? await CopiesAsync(command, batch, rows, cancellationToken) : [];
        var asked = Asked(command.Points, rows).Concat(copies.Select(row => new ChosenPoint(row.Id, Seen: null)));
        var unseen = copies.Select(row => row.Id).ToHashSet();
        var done = new Done();
        await Parallel.ForEachAsync(
            asked.GroupBy(point => point.Id.Submission),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (submission, token) => done.Add(await TakeAsync(consultation, submission.Key, [.. submission], command, unseen, token))
        );
        if (done.Points > 0)
            await Colleague.NoteGivenAsync(records, command.Consultation, command.Action, cancellationToken);
        Log.ManyTaken(logger, command.Action.GetType().Name, consultation.Slug.ToString(), done.Points);
        return done.Outcome();
    }

    /// <summary>
    /// The copies that are here; what comes later finds what was decided kept. That is kept first: a copy that comes in between is one or
    /// the other.
    /// </summary>
    private async Task<IReadOnlyList<PointRow>> CopiesAsync(
        TakeActionOnManyCommand command,
        string batch,
        IReadOnlyList<PointRow> rows,
        CancellationToken cancellationToken
    )
    {
        var decision = new StandingDecision
        {
            Id = batch,
            Action = command.Action,
            By = command.By,
            At = clock.GetUtcNow(),
            Batch = batch,
        };
        await StandingDecision.KeepAsync(records, command.Consultation, rows, decision, cancellationToken);
        return await SurveyPoints.CopiesAsync(register, command.Consultation, rows, cancellationToken);
    }

    /// <summary>Each with the revision that must still stand: what a list showed, or what was just counted.</summary>
    private static IEnumerable<ChosenPoint> Asked(ManyPoints points, IReadOnlyList<PointRow> rows) =>
        points switch
        {
            ManyPoints.Chosen chosen => chosen.Points.DistinctBy(point => point.Id),
            ManyPoints.Found { Seen: null } => rows.Select(row => new ChosenPoint(row.Id, Seen: null)),
            _ => rows.Select(ChosenPoint.Of),
        };

    private async Task<Done> TakeAsync(
        Consultation consultation,
        SubmissionReference reference,
        IReadOnlyList<ChosenPoint> points,
        TakeActionOnManyCommand command,
        HashSet<PointId> unseen,
        CancellationToken cancellationToken
    )
    {
        while (await store.FindAsync(consultation.Slug, reference, cancellationToken) is { } submission)
        {
            var (taking, done) = (new ActionTaking(submission, command.By, clock, command.Batch), new Done());
            foreach (var point in points)
            {
                var action = WithAgreedKept(taking.Submission, command.Action with { Point = point.Id.Number });
                if (ActionRules.Refuse(consultation, taking.Submission, action, command.By) is { } why)
                    done.Refuse(why);
                else if (ChangedSince(submission, point, action) is { } changed)
                    done.Leave(changed);
                else if (!command.ReplacesAgreed && UndoesAgreed(taking.Submission, action))
                    done.LeaveAgreed();
                else
                {
                    // Those that were chosen one by one stood before whoever chose them; what a filter found need not have.
                    _ =
                        command.Points is ManyPoints.Chosen && !unseen.Contains(point.Id)
                            ? taking.TakeInSight(action)
                            : taking.Take(action);
                    done.Count();
                }
            }

            if (taking.Lines.Count == 0 || await store.UpdateAsync(taking.Submission, taking.Lines, cancellationToken))
                return done;
        }

        return Done.Gone(points.Count);
    }

    /// <summary>A draft decides nothing: it takes no decision away that is agreed.</summary>
    private static bool UndoesAgreed(Submission submission, StaffAction.OnPoint action) =>
        action is StaffAction.Decide { Disposition.IsAgreed: false } && IsAgreed(submission.Work.Find(action.Point));

    /// <summary>A point comes into a concern that is a draft with the decision that was agreed for it alone.</summary>
    private static StaffAction.OnPoint WithAgreedKept(Submission submission, StaffAction.OnPoint action) =>
        action is StaffAction.Group { Disposition.IsAgreed: false } group
        && submission.Work.Find(action.Point) is { IsDecidedWithConcern: false } point
        && IsAgreed(point)
            ? group with
            {
                Disposition = null,
            }
            : action;

    private static bool IsAgreed(WorkedPoint? point) => point?.DecisionState is DecisionState.Decided or DecisionState.InDecidedConcern;

    private static ChangedPoint? ChangedSince(Submission submission, ChosenPoint point, StaffAction.OnPoint action) =>
        action.ChangesThePoint
        && point.Seen is { } seen
        && submission.Work.Find(point.Id.Number) is { LastChange: { } last } stands
        && stands.Revision != seen
            ? new ChangedPoint(point.Id, last.By, last.At)
            : null;

    /// <summary>What was done so far.</summary>
    private sealed class Done
    {
        private readonly Lock adding = new();
        private readonly Dictionary<ActionRefusal, int> refused = [];
        private readonly List<ChangedPoint> changed = [];

        internal int Points { get; private set; }

        internal int Agreed { get; private set; }

        internal static Done Gone(int points)
        {
            var done = new Done();
            for (var i = 0; i < points; i++)
                done.Refuse(ActionRefusal.NoSuchPoint);
            return done;
        }

        internal void Count() => Points++;

        internal void Refuse(ActionRefusal why) => refused[why] = refused.GetValueOrDefault(why) + 1;

        internal void Leave(ChangedPoint point) => changed.Add(point);

        internal void LeaveAgreed() => Agreed++;

        internal void Add(Done other)
        {
            lock (adding)
            {
                Points += other.Points;
                Agreed += other.Agreed;
                changed.AddRange(other.changed);
                foreach (var (why, count) in other.refused)
                    refused[why] = refused.GetValueOrDefault(why) + count;
            }
        }

        internal TakeActionOnManyOutcome.Taken Outcome() =>
            new(Points, refused, [.. changed.OrderBy(point => point.Id.ToString(), StringComparer.Ordinal)], Agreed);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Took {Action} on {Points} points of {Consultation}")]
        internal static partial void ManyTaken(ILogger logger, string action, string consultation, int points);
    }
}
