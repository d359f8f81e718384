using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Office;

/// <summary>
/// Somebody who has signed in or was given work; the id is the name that work is given to and actions are signed with.
/// </summary>
public sealed record Colleague : OfficeRecord
{
    /// <summary>Null of somebody who was given work and has not signed in.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>When the visit before this one ended, or null in the first.</summary>
    public DateTimeOffset? VisitBefore { get; init; }

    /// <summary>
    /// Everybody that work can be given to: who has signed in, who was given work before, and whom the consultation lists.
    /// </summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(
        IOfficeRecords records,
        Consultation consultation,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await records.ListAsync<Colleague>(consultation.Slug, cancellationToken))
                .Select(colleague => colleague.Id)
                .Union(consultation.Staff, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Keeps the name that an action gives work to, so that it is offered from then on.</summary>
    internal static async Task NoteGivenAsync(
        IOfficeRecords records,
        ConsultationSlug consultation,
        StaffAction action,
        CancellationToken cancellationToken
    )
    {
        var to = (action as StaffAction.Assign)?.To ?? (action as StaffAction.AssignResponse)?.To;
        if (to is null || await records.FindAsync<Colleague>(consultation, to, cancellationToken) is not null)
            return;
        // Whoever else saves it meanwhile says the same.
        await records.SaveAsync(consultation, new Colleague { Id = to }, entry: null, cancellationToken);
    }
}

/// <summary>Keeps who has been here and when, so that work can be given to them and they are told what is new.</summary>
public sealed class NoteVisit(IOfficeRecords records, TimeProvider clock)
{
    /// <summary>Whoever was away for so long comes for another visit.</summary>
    private static readonly TimeSpan BetweenVisits = TimeSpan.FromMinutes(30);

    /// <summary>Within a visit it is written down so seldom that reading pages costs no writing.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    /// <summary>The colleague as of this visit.</summary>
    public async Task<Colleague> ExecuteAsync(ConsultationSlug consultation, string name, CancellationToken cancellationToken)
    {
        var known = await records.FindAsync<Colleague>(consultation, name, cancellationToken);
        var seen = Seen(known, name, clock.GetUtcNow());
        // Whoever else saves it meanwhile says the same.
        if (seen != known)
            await records.SaveAsync(consultation, seen, entry: null, cancellationToken);
        return seen;
    }

    private static Colleague Seen(Colleague? known, string name, DateTimeOffset now) =>
        known is null ? new Colleague { Id = name, LastSeen = now }
        : known.LastSeen is null ? known with { LastSeen = now }
        : now - known.LastSeen > BetweenVisits ? known with { LastSeen = now, VisitBefore = known.LastSeen }
        : now - known.LastSeen > Precision ? known with { LastSeen = now }
        : known;
}
