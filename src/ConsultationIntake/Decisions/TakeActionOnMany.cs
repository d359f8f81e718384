using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Decisions;

/// <param name="Query">Which points.</param>
/// <param name="Expected">How many the member of staff was told they are; null does not ask.</param>
/// <param name="Action">What is done to each.</param>
/// <param name="By">The member of staff.</param>
public sealed record TakeActionOnManyCommand(PointQuery Query, long? Expected, StaffAction.OnPoint Action, string By);

public abstract record TakeActionOnManyOutcome
{
    private TakeActionOnManyOutcome() { }

    /// <param name="Points">Points it was done to.</param>
    /// <param name="Refused">Points it could not be done to, by why.</param>
    public sealed record Taken(int Points, IReadOnlyDictionary<ActionRefusal, int> Refused) : TakeActionOnManyOutcome;

    /// <summary>There are more or fewer now than was said. Nothing was done.</summary>
    public sealed record CountChanged(long Now) : TakeActionOnManyOutcome;

    /// <summary>This action is for one point at a time.</summary>
    public sealed record OneAtATime : TakeActionOnManyOutcome;

    public sealed record NotFound : TakeActionOnManyOutcome;
}

/// <summary>
/// One action on every point of a filter, a submission's points in one step. Cut off between two submissions, it is done to the first;
/// taken again, it is done to the rest.
/// </summary>
public sealed partial class TakeActionOnMany(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    TimeProvider clock,
    ILogger<TakeActionOnMany> logger
)
{
    private const int PageLength = 200;

    public async Task<TakeActionOnManyOutcome> ExecuteAsync(TakeActionOnManyCommand command, CancellationToken cancellationToken)
    {
        if (catalogue.Find(command.Query.Consultation) is not { } consultation)
            return new TakeActionOnManyOutcome.NotFound();
        if (command.Action is StaffAction.Split or StaffAction.Merge or StaffAction.Remove)
            return new TakeActionOnManyOutcome.OneAtATime();
        if (command.Expected is { } expected && await register.CountAsync(command.Query, cancellationToken) is var now && now != expected)
            return new TakeActionOnManyOutcome.CountChanged(now);

        var (taken, refused) = (0, new Dictionary<ActionRefusal, int>());
        foreach (var submission in (await IdsAsync(command.Query, cancellationToken)).GroupBy(id => id.Submission))
        {
            var (done, refusals) = await TakeAsync(
                consultation,
                submission.Key,
                [.. submission.Select(id => id.Number)],
                command,
                cancellationToken
            );
            taken += done;
            foreach (var why in refusals)
                refused[why] = refused.GetValueOrDefault(why) + 1;
        }

        Log.ManyTaken(logger, command.Action.GetType().Name, consultation.Slug.ToString(), taken);
        return new TakeActionOnManyOutcome.Taken(taken, refused);
    }

    /// <summary>All of them before the first is changed: what is done may move a point out of the filter.</summary>
    private async Task<List<PointId>> IdsAsync(PointQuery query, CancellationToken cancellationToken)
    {
        var ids = new List<PointId>();
        for (var next = query with { Take = PageLength, After = null }; ; )
        {
            var page = await register.ListAsync(next, cancellationToken);
            ids.AddRange(page.Points.Select(row => row.Id));
            if (page.Next is null)
                return ids;
            next = next with { After = page.Next };
        }
    }

    private async Task<(int Taken, IReadOnlyList<ActionRefusal> Refused)> TakeAsync(
        Consultation consultation,
        SubmissionReference reference,
        IReadOnlyList<int> points,
        TakeActionOnManyCommand command,
        CancellationToken cancellationToken
    )
    {
        while (await store.FindAsync(consultation.Slug, reference, cancellationToken) is { } submission)
        {
            var (changed, refused) = (new ActionTaking(submission, command.By, clock), new List<ActionRefusal>());
            foreach (var action in points.Select(number => command.Action with { Point = number }))
            {
                if (ActionRules.Refuse(consultation, changed.Submission, action) is { } why)
                    refused.Add(why);
                else
                    changed.Take(action);
            }

            if (changed.Lines.Count == 0 || await store.UpdateAsync(changed.Submission, changed.Lines, cancellationToken))
                return (changed.Lines.Count, refused);
        }

        return (0, [.. points.Select(_ => ActionRefusal.NoSuchPoint)]);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Took {Action} on {Points} points of {Consultation}")]
        internal static partial void ManyTaken(ILogger logger, string action, string consultation, int points);
    }
}
