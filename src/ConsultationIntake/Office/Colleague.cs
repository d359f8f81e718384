using System.Collections.Concurrent;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Office;

/// <summary>
/// Somebody who has signed in or was given work; the id is the name that work is given to and actions are signed with.
/// </summary>
public sealed record Colleague : OfficeRecord
{
    /// <summary>When they were first here; null of somebody who was given work and has not signed in.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

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

    /// <summary>
    /// The name as the office knows it where only its letters' case differs, so that work is given to nobody twice; null of a name that
    /// nobody has.
    /// </summary>
    public static async Task<string?> KnownAsAsync(
        IOfficeRecords records,
        Consultation consultation,
        string name,
        CancellationToken cancellationToken
    )
    {
        var names = await NamesAsync(records, consultation, cancellationToken);
        return names.FirstOrDefault(known => known == name)
            ?? names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
    }

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

/// <summary>
/// Keeps who has signed in, so that work can be given to them. When they were here again is written down nowhere: there is no record of
/// who looked when.
/// </summary>
public sealed class NoteVisit(IOfficeRecords records, TimeProvider clock)
{
    /// <summary>Those that this host knows are kept: their pages cost no look at a store.</summary>
    private readonly ConcurrentDictionary<(ConsultationSlug Consultation, string Name), bool> kept = new();

    public async Task ExecuteAsync(ConsultationSlug consultation, string name, CancellationToken cancellationToken)
    {
        if (kept.ContainsKey((consultation, name)))
            return;
        var known = await records.FindAsync<Colleague>(consultation, name, cancellationToken);
        // Whoever else saves it meanwhile says the same.
        if (known?.FirstSeen is null)
            await records.SaveAsync(
                consultation,
                (known ?? new Colleague { Id = name }) with
                {
                    FirstSeen = clock.GetUtcNow(),
                },
                entry: null,
                cancellationToken
            );
        kept[(consultation, name)] = true;
    }
}
