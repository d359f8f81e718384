using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;

namespace ConsultationIntake.Decisions;

/// <summary>A filter of points that the office keeps by name; the id is the name.</summary>
public sealed record SavedFilter : OfficeRecord
{
    /// <summary>The part of an address after the question mark.</summary>
    public required string Query { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Keeps a filter for the whole office, or forgets it.</summary>
public sealed class SaveFilter(IOfficeRecords records, TimeProvider clock)
{
    /// <summary>Under a name that is taken, the filter takes the other's place.</summary>
    public async Task ExecuteAsync(ConsultationSlug consultation, string name, string query, string by, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await records.FindAsync<SavedFilter>(consultation, name, cancellationToken);
            var filter = new SavedFilter
            {
                Id = name,
                Query = query,
                By = by,
                At = clock.GetUtcNow(),
                Version = known?.Version,
            };
            if (
                await records.SaveAsync(
                    consultation,
                    filter,
                    Entry(HistoryActs.SaveFilter, by, name, known?.Query, query),
                    cancellationToken
                )
            )
                return;
        }
    }

    /// <summary>False where there is none of that name.</summary>
    public async Task<bool> ForgetAsync(ConsultationSlug consultation, string name, string by, CancellationToken cancellationToken)
    {
        while (await records.FindAsync<SavedFilter>(consultation, name, cancellationToken) is { } known)
        {
            if (
                await records.DeleteAsync(
                    consultation,
                    known,
                    Entry(HistoryActs.RemoveFilter, by, name, known.Query, after: null),
                    cancellationToken
                )
            )
                return true;
        }

        return false;
    }

    private HistoryEntry Entry(string act, string by, string name, string? before, string? after) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            By = by,
            At = clock.GetUtcNow(),
            Act = act,
            Subject = name,
            Before = before,
            After = after,
        };
}
