using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <param name="Points">Points it was undone on.</param>
/// <param name="Refused">Points it could not be undone on, by why.</param>
public sealed record UndoManyOutcome(int Points, IReadOnlyDictionary<ActionRefusal, int> Refused);

/// <summary>
/// Undoes what was done to many points at once, on each where it is still in effect. What anybody did to a point later stays. Cut off
/// meanwhile, it is undone on the rest when it is asked for again.
/// </summary>
public sealed class UndoMany(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    IOfficeRecords records,
    TimeProvider clock
)
{
    /// <param name="slug">Whose points they are.</param>
    /// <param name="batch">The <see cref="StaffEntry.Batch"/> of what is undone.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<UndoManyOutcome> ExecuteAsync(ConsultationSlug slug, string batch, string by, CancellationToken cancellationToken)
    {
        var (points, refused) = (0, new Dictionary<ActionRefusal, int>());
        if (catalogue.Find(slug) is not { } consultation)
            return new UndoManyOutcome(points, refused);
        // First, so that no copy that comes meanwhile is left with it.
        await StandingDecision.ForgetAsync(records, slug, batch, cancellationToken);
        var query = new PointQuery { Consultation = slug }.With(PointField.Batch, batch);
        var rows = await SurveyPoints.RowsAsync(register, slug, new ManyPoints.Found(query), cancellationToken);
        foreach (var reference in rows.Select(row => row.Id.Submission).Distinct())
        {
            var (undone, refusals) = await UndoAsync(consultation, reference, batch, by, cancellationToken);
            points += undone;
            foreach (var why in refusals)
                refused[why] = refused.GetValueOrDefault(why) + 1;
        }

        return new UndoManyOutcome(points, refused);
    }

    private async Task<(int Undone, IReadOnlyList<ActionRefusal> Refused)> UndoAsync(
        Consultation consultation,
        SubmissionReference reference,
        string batch,
        string by,
        CancellationToken cancellationToken
    )
    {
        while (await store.FindAsync(consultation.Slug, reference, cancellationToken) is { } submission)
        {
            var (undoing, refused) = (new ActionTaking(submission, by, clock), new List<ActionRefusal>());
            foreach (var entry in submission.Actions.Where(entry => entry.Batch == batch && !submission.Work.Undone.Contains(entry.Id)))
            {
                var undo = new StaffAction.Undo(entry.Id);
                if (ActionRules.Refuse(consultation, undoing.Submission, undo, by) is { } why)
                    refused.Add(why);
                else
                    undoing.Take(undo);
            }

            if (undoing.Lines.Count == 0 || await store.UpdateAsync(undoing.Submission, undoing.Lines, cancellationToken))
                return (undoing.Lines.Count, refused);
        }

        return (0, []);
    }
}
