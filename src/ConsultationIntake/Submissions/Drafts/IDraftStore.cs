using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Drafts;

/// <summary>Keeps responses that are being filled in. Every method may be called by several hosts at once.</summary>
public interface IDraftStore
{
    /// <summary>Stores a new draft, durable when it returns. Throws where the key is taken: keys are random.</summary>
    Task<Draft> AddAsync(Draft draft, CancellationToken cancellationToken);

    /// <summary>The draft as last saved, or null. One that has expired is there until it is deleted.</summary>
    Task<Draft?> FindAsync(ConsultationSlug consultation, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a draft, durable when it returns, and gives it back under its new version. Null, and nothing is changed, when
    /// <see cref="Draft.Version"/> is no longer the stored one or the draft is gone.
    /// </summary>
    Task<Draft?> UpdateAsync(Draft draft, CancellationToken cancellationToken);

    /// <summary>
    /// Drafts that expired at or before <paramref name="instant"/>, at most <paramref name="take"/>, in no promised order.
    /// </summary>
    Task<IReadOnlyList<Draft>> ListExpiredAsync(
        ConsultationSlug consultation,
        DateTimeOffset instant,
        int take,
        CancellationToken cancellationToken
    );

    /// <summary>Nothing happens when it is not there.</summary>
    Task DeleteAsync(ConsultationSlug consultation, string key, CancellationToken cancellationToken);
}
