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

/// <param name="Consultation">Whose points it filters.</param>
/// <param name="Name">What the office calls it.</param>
/// <param name="Query">The part of an address after the question mark.</param>
/// <param name="By">The member of staff.</param>
/// <param name="Replaces">The <see cref="OfficeRecord.Version"/> of the filter of that name that is to go; null where there is to be
/// none.</param>
public sealed record SaveFilterCommand(ConsultationSlug Consultation, string Name, string Query, string By, string? Replaces = null);

public abstract record SaveFilterOutcome
{
    private SaveFilterOutcome() { }

    public sealed record Saved(SavedFilter Filter) : SaveFilterOutcome;

    /// <summary>There is one of that name, or another than was seen. Nothing was changed.</summary>
    public sealed record NameTaken(SavedFilter Other) : SaveFilterOutcome;

    /// <summary>A name is 1 to <see cref="SaveFilter.LongestName"/> characters.</summary>
    public sealed record NoName : SaveFilterOutcome;
}

/// <summary>Keeps a filter for the whole office, or forgets it.</summary>
public sealed class SaveFilter(IOfficeRecords records, TimeProvider clock)
{
    public const int LongestName = 60;

    public async Task<SaveFilterOutcome> ExecuteAsync(SaveFilterCommand command, CancellationToken cancellationToken)
    {
        var name = command.Name.Trim();
        if (name.Length is 0 or > LongestName)
            return new SaveFilterOutcome.NoName();
        while (true)
        {
            var known = await records.FindAsync<SavedFilter>(command.Consultation, name, cancellationToken);
            if (known is not null && known.Version != command.Replaces)
                return known.Query == command.Query ? new SaveFilterOutcome.Saved(known) : new SaveFilterOutcome.NameTaken(known);
            var filter = new SavedFilter
            {
                Id = name,
                Query = command.Query,
                By = command.By,
                At = clock.GetUtcNow(),
                Version = known?.Version,
            };
            var entry = Entry(HistoryActs.SaveFilter, command.By, name, known?.Query, command.Query);
            if (await records.SaveAsync(command.Consultation, filter, entry, cancellationToken))
                return new SaveFilterOutcome.Saved(filter);
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
