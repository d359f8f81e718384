using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Reports;

/// <summary>A point that an officer chose to be quoted in the report; the id is the point's.</summary>
public sealed record ReportQuote : OfficeRecord
{
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Chooses a point to be quoted in the consultation report, or takes it out again.</summary>
public sealed class ChooseQuote(ISubmissionStore store, IOfficeRecords records, TimeProvider clock)
{
    public enum Outcome
    {
        Done,

        /// <summary>There is no such point, or its response does not stand.</summary>
        NotFound,

        /// <summary>The point may show a person at risk: it is quoted nowhere.</summary>
        Safeguarding,
    }

    /// <summary>Doing it twice does it once.</summary>
    public async Task<Outcome> ExecuteAsync(
        ConsultationSlug consultation,
        PointId point,
        bool quote,
        string by,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var known = await records.FindAsync<ReportQuote>(consultation, point.ToString(), cancellationToken);
        if (known is not null == quote)
            return Outcome.Done;
        if (known is not null)
        {
            await records.DeleteAsync(consultation, known, Entry(HistoryActs.RemoveQuote), cancellationToken);
            return Outcome.Done;
        }

        if (
            await store.FindAsync(consultation, point.Submission, cancellationToken) is not { Stands: true } submission
            || submission.Work.Find(point.Number) is not { } found
        )
            return Outcome.NotFound;
        if (found.Flag is { State: not Submissions.StaffWork.FlagState.NoConcern })
            return Outcome.Safeguarding;
        var chosen = new ReportQuote
        {
            Id = point.ToString(),
            By = by,
            At = now,
        };
        await records.SaveAsync(consultation, chosen, Entry(HistoryActs.ChooseQuote), cancellationToken);
        return Outcome.Done;

        HistoryEntry Entry(string act) =>
            new()
            {
                Id = Guid.CreateVersion7(now).ToString("N"),
                By = by,
                At = now,
                Act = act,
                Submission = point.Submission,
                Point = point.Number,
            };
    }
}
