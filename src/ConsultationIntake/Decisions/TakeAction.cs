using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Decisions;

/// <param name="Consultation">Whose submission it is.</param>
/// <param name="Reference">The submission.</param>
/// <param name="Action">What is done. Numbers of new points are drawn here.</param>
/// <param name="By">The member of staff, as the sign-in names them.</param>
/// <param name="Seen">The <see cref="WorkedPoint.Revision"/> that was looked at; null does not ask.</param>
public sealed record TakeActionCommand(
    ConsultationSlug Consultation,
    SubmissionReference Reference,
    StaffAction Action,
    string By,
    int? Seen = null
);

public abstract record TakeActionOutcome
{
    private TakeActionOutcome() { }

    /// <param name="Submission">As it was saved.</param>
    /// <param name="Entry">What it is undone by.</param>
    public sealed record Taken(Submission Submission, StaffEntry Entry) : TakeActionOutcome;

    public sealed record Refused(ActionRefusal Why) : TakeActionOutcome;

    /// <summary>Another officer changed the point since it was looked at. Nothing was done.</summary>
    public sealed record ChangedMeanwhile(string By, DateTimeOffset At) : TakeActionOutcome;

    /// <summary>There is no such consultation or submission.</summary>
    public sealed record NotFound : TakeActionOutcome;
}

/// <summary>Whatever staff do to a submission: taken, kept with who and when, and written into the history, in one step.</summary>
public sealed partial class TakeAction(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IOfficeRecords records,
    SubmissionReader reader,
    ThemesInUse themes,
    TimeProvider clock,
    ILogger<TakeAction> logger
)
{
    public async Task<TakeActionOutcome> ExecuteAsync(TakeActionCommand command, CancellationToken cancellationToken)
    {
        while (
            catalogue.Find(command.Consultation) is { } consultation
            && await store.FindAsync(command.Consultation, command.Reference, cancellationToken) is { } submission
        )
        {
            if (Decide(consultation, submission, command) is { } refused)
                return refused;
            var taking = new ActionTaking(submission, command.By, clock);
            var entry = taking.TakeInSight(command.Action);
            var taken =
                command.Action is StaffAction.Split
                    ? await WithPartsAsync(consultation, taking.Submission, cancellationToken)
                    : taking.Submission;
            if (!await store.UpdateAsync(taken, taking.Lines, cancellationToken))
                continue;
            await Colleague.NoteGivenAsync(records, command.Consultation, command.Action, cancellationToken);
            Log.ActionTaken(logger, entry.Action.GetType().Name, command.Consultation.ToString(), command.Reference.ToString(), entry.Id);
            return new TakeActionOutcome.Taken(taken, entry);
        }

        return new TakeActionOutcome.NotFound();
    }

    /// <summary>
    /// The parts read by their own words. Where the tagger cannot be asked now they keep what the whole was read as, as far as it rests on
    /// their words, until the submission is read again.
    /// </summary>
    private async Task<Submission> WithPartsAsync(Consultation consultation, Submission split, CancellationToken cancellationToken)
    {
        try
        {
            var read = await reader.ReadPartsAsync(await themes.ForAsync(consultation, cancellationToken), split, cancellationToken);
            return split with { PartReadings = [.. read.Concat(split.PartReadings).DistinctBy(part => part.Span)] };
        }
        catch (TaggerUnavailableException unavailable)
        {
            Log.PartsNotRead(logger, unavailable, consultation.Slug.ToString(), split.Reference.ToString());
            return split;
        }
    }

    private static TakeActionOutcome? Decide(Consultation consultation, Submission submission, TakeActionCommand command)
    {
        if (ActionRules.Refuse(consultation, submission, command.Action, command.By) is { } why)
            return new TakeActionOutcome.Refused(why);
        return
            command is { Seen: { } seen, Action: StaffAction.OnPoint { ChangesThePoint: true } on }
            && submission.Work.Find(on.Point) is { LastChange: { } last } point
            && point.Revision != seen
            ? new TakeActionOutcome.ChangedMeanwhile(last.By, last.At)
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Took {Action} on {Consultation} {Reference}: {Entry}")]
        internal static partial void ActionTaken(ILogger logger, string action, string consultation, string reference, string entry);

        [LoggerMessage(2, LogLevel.Warning, "The parts of {Consultation} {Reference} were not read: the tagger is unavailable")]
        internal static partial void PartsNotRead(ILogger logger, Exception exception, string consultation, string reference);
    }
}
