using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Concerns;

/// <summary>
/// A copy of a campaign letter that comes after its like was decided, or put in a concern, with all copies joins that by itself: marked so,
/// in the name of who decided, and undone with the others. Safe to run again: a point that anything was done to is left as it is.
/// </summary>
public sealed partial class JoinLike(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IOfficeRecords records,
    TimeProvider clock,
    ILogger<JoinLike> logger
)
{
    /// <param name="submission">As it was tagged.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ExecuteAsync(Submission submission, CancellationToken cancellationToken)
    {
        for (
            var copy = submission;
            copy is { Campaign: not null, Stands: true } && catalogue.Find(copy.Consultation) is { } consultation;
            copy = await store.FindAsync(copy.Consultation, copy.Reference, cancellationToken)
        )
        {
            var joined = await JoinedAsync(consultation, copy, cancellationToken);
            if (joined.Lines.Count == 0)
                return;
            if (await store.UpdateAsync(joined.Submission, joined.Lines, cancellationToken))
            {
                Log.CopyJoined(logger, copy.Consultation.ToString(), copy.Reference.ToString(), joined.Lines.Count);
                return;
            }
        }
    }

    private async Task<(Submission Submission, IReadOnlyList<ConsultationIntake.History.HistoryEntry> Lines)> JoinedAsync(
        Consultation consultation,
        Submission copy,
        CancellationToken cancellationToken
    )
    {
        var (stands, lines) = (copy, new List<ConsultationIntake.History.HistoryEntry>());
        foreach (var row in PointRow.AllOf(copy).Where(row => row.IsRepeat))
        {
            var number = row.Id.Number;
            if (
                copy.Actions.Any(entry => entry.Action is StaffAction.OnPoint on && on.Point == number)
                || SameWords.Of(row) is not { } same
                || await records.FindAsync<StandingDecision>(consultation.Slug, same, cancellationToken) is not { } decision
                || await ActionAsync(consultation, decision, number, cancellationToken) is not { } action
                || ActionRules.Refuse(consultation, stands, action, decision.By) is not null
            )
                continue;
            var taking = new ActionTaking(stands, decision.By, clock, decision.Batch, joins: true);
            taking.Take(action);
            stands = taking.Submission;
            lines.AddRange(taking.Lines);
        }

        return (stands, lines);
    }

    /// <summary>A concern decides its points as it stands now; null where it is gone.</summary>
    private async Task<StaffAction.OnPoint?> ActionAsync(
        Consultation consultation,
        StandingDecision decision,
        int number,
        CancellationToken cancellationToken
    )
    {
        switch (decision.Action)
        {
            case StaffAction.Decide decide:
                return decide with { Point = number };
            case StaffAction.Group { Concern: { } id }:
                var concern = await records.FindAsync<Concern>(consultation.Slug, id, cancellationToken);
                return concern is null ? null : new StaffAction.Group(id, concern.Disposition) { Point = number };
            default:
                return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Points} points of {Consultation} {Reference} joined what was decided of their like")]
        internal static partial void CopyJoined(ILogger logger, string consultation, string reference, int points);
    }
}
