using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Decisions;

/// <summary>
/// What was decided of a point of a campaign letter and all its copies, for the copies that come later. Its id is
/// <see cref="SameWords.Of"/>.
/// </summary>
public sealed record StandingDecision : OfficeRecord
{
    /// <summary>What is done to each copy; its point's number says nothing.</summary>
    public required StaffAction Action { get; init; }

    /// <summary>Who decided it, and when.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The <see cref="StaffEntry.Batch"/> by which it is undone on all of them.</summary>
    public required string Batch { get; init; }

    /// <summary>Keeps it for these points; where an action takes a decision back, or out of a concern, nothing is kept any more.</summary>
    internal static async Task KeepAsync(
        IOfficeRecords records,
        ConsultationSlug consultation,
        IEnumerable<PointRow> rows,
        StandingDecision decision,
        CancellationToken cancellationToken
    )
    {
        foreach (var same in rows.Where(row => !row.IsRepeat).Select(SameWords.Of).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            bool isDone;
            do
            {
                var known = await records.FindAsync<StandingDecision>(consultation, same, cancellationToken);
                isDone = decision.Action is StaffAction.Decide { Disposition: not null } or StaffAction.Group { Concern: not null }
                    ? await records.SaveAsync(
                        consultation,
                        decision with
                        {
                            Id = same,
                            Version = known?.Version,
                        },
                        entry: null,
                        cancellationToken
                    )
                    : known is null || await records.DeleteAsync(consultation, known, entry: null, cancellationToken);
            } while (!isDone);
        }
    }

    /// <summary>No copy joins any more what was undone.</summary>
    internal static async Task ForgetAsync(
        IOfficeRecords records,
        ConsultationSlug consultation,
        string batch,
        CancellationToken cancellationToken
    )
    {
        foreach (var decision in await records.ListAsync<StandingDecision>(consultation, cancellationToken))
        {
            // Where another officer decided anew meanwhile, that stands.
            if (decision.Batch == batch)
                await records.DeleteAsync(consultation, decision, entry: null, cancellationToken);
        }
    }
}
