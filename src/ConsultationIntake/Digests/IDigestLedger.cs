using ConsultationIntake.Consultations;

namespace ConsultationIntake.Digests;

/// <summary>Remembers which digests were claimed and what became of each copy. The guard against sending twice.</summary>
public interface IDigestLedger
{
    /// <summary>All entries of a consultation, oldest due first.</summary>
    Task<IReadOnlyList<DigestEntry>> ListAsync(ConsultationSlug consultation, CancellationToken cancellationToken);

    /// <summary>
    /// Adds an entry. False, and nothing is changed, when one with its id is there: of several callers exactly one gets true.
    /// </summary>
    Task<bool> TryClaimAsync(DigestEntry entry, CancellationToken cancellationToken);

    /// <summary>Replaces an entry and returns it with its new version, or null when <see cref="DigestEntry.Version"/> is stale.</summary>
    Task<DigestEntry?> UpdateAsync(DigestEntry entry, CancellationToken cancellationToken);
}
