using ConsultationIntake.Consultations;
using ConsultationIntake.History;

namespace ConsultationIntake.Office;

/// <summary>Keeps the office's own records: concerns, saved filters, colleagues. There are hundreds of a kind, not thousands.</summary>
public interface IOfficeRecords
{
    /// <summary>The record as last saved, or null.</summary>
    Task<T?> FindAsync<T>(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
        where T : OfficeRecord;

    /// <summary>All records of a kind, by id in ordinal order.</summary>
    Task<IReadOnlyList<T>> ListAsync<T>(ConsultationSlug consultation, CancellationToken cancellationToken)
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
