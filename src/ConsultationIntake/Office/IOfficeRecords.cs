using ConsultationIntake.Consultations;
using ConsultationIntake.History;

namespace ConsultationIntake.Office;

/// <summary>
/// Keeps the office's own records: concerns, saved filters, colleagues. There are hundreds of a kind; of those that are kept for a
/// response, as replies are, there may be thousands, which are read in pages.
/// </summary>
public interface IOfficeRecords
{
    /// <summary>The record as last saved, or null.</summary>
    Task<T?> FindAsync<T>(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
        where T : OfficeRecord;

    /// <summary>All records of a kind, by id in ordinal order.</summary>
    Task<IReadOnlyList<T>> ListAsync<T>(ConsultationSlug consultation, CancellationToken cancellationToken)
        where T : OfficeRecord;

    /// <summary>
    /// At most <paramref name="take"/> records of a kind, those that follow the id <paramref name="after"/> or, where that is empty, the
    /// first; fewer only at the end. The order is the store's own and always the same, for ids of letters, digits, hyphens and dots the
    /// ordinal one. Read at a cost that does not grow with how many there are.
    /// </summary>
    Task<IReadOnlyList<T>> ListAfterAsync<T>(ConsultationSlug consultation, string after, int take, CancellationToken cancellationToken)
        where T : OfficeRecord;

    /// <summary>
    /// Saves a record with its line of history, or without one, in one step. False, and nothing is changed, where
    /// <see cref="OfficeRecord.Version"/> is no longer the stored one; null is the version of what is not stored.
    /// </summary>
    Task<bool> SaveAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord;

    /// <summary>
    /// Removes a record with its line of history, or without one, in one step. False where it was changed since, or is gone.
    /// </summary>
    Task<bool> DeleteAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord;
}
