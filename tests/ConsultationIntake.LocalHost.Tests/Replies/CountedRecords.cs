using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;

namespace ConsultationIntake.LocalHost.Tests.Replies;

/// <summary>The office's records, and how many of them were read.</summary>
internal sealed class CountedRecords(IOfficeRecords records) : IOfficeRecords
{
    internal int Read { get; set; }

    public async Task<T?> FindAsync<T>(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
        where T : OfficeRecord
    {
        var found = await records.FindAsync<T>(consultation, id, cancellationToken);
        Read += found is null ? 0 : 1;
        return found;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(ConsultationSlug consultation, CancellationToken cancellationToken)
        where T : OfficeRecord => Counted(await records.ListAsync<T>(consultation, cancellationToken));

    public async Task<IReadOnlyList<T>> ListAfterAsync<T>(
        ConsultationSlug consultation,
        string after,
        int take,
        CancellationToken cancellationToken
    )
        where T : OfficeRecord => Counted(await records.ListAfterAsync<T>(consultation, after, take, cancellationToken));

    public Task<bool> SaveAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord => records.SaveAsync(consultation, record, entry, cancellationToken);

    public Task<bool> DeleteAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord => records.DeleteAsync(consultation, record, entry, cancellationToken);

    private IReadOnlyList<T> Counted<T>(IReadOnlyList<T> found)
    {
        Read += found.Count;
        return found;
    }
}
