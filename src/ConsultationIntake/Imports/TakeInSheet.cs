using System.Collections.Concurrent;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Imports;

/// <summary>
/// Takes the rows of a confirmed sheet in: all in one transaction where the store has one that holds them, else some at a time, and then it
/// goes on where it was however often a host stops. Rows taken in twice are one response, by the file and the row. One that stopped for
/// good goes on, or is taken back whole, at the word of staff (docs/adr/0019). After a while the rest is handed on to another message, so
/// that no host holds one for long.
/// </summary>
public sealed partial class TakeInSheet(
    ConsultationCatalogue catalogue,
    IOfficeRecords records,
    IBlobStore blobs,
    ISheetReader reader,
    FindTakenRows findTaken,
    SubmitResponse submit,
    ISubmissionStore submissions,
    EraseSubmission erase,
    IWorkQueue queue,
    TimeProvider clock,
    ILogger<TakeInSheet> logger
)
{
    /// <summary>Rows between two notes of how far it is, where they are not all taken in at once.</summary>
    private const int Chunk = 200;

    /// <summary>What every version knew.</summary>
    private const int LeastHeadings = 1;

    private static readonly TimeSpan MessageTime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// What this host works on. A confirmation is queued twice, so that it is never without a message: one of them does the work.
    /// </summary>
    private readonly ConcurrentDictionary<(ConsultationSlug Consultation, string Import), Place> underWay = [];

    public async Task ExecuteAsync(ConsultationSlug slug, string id, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { } consultation
            || await records.FindAsync<SheetImport>(slug, id, cancellationToken)
                is not { State: ImportState.Confirmed or ImportState.TakingBack } import
        )
            return;
        var place = new Place(import.Version);
        if (!TryTake((slug, id), place))
            return;
        try
        {
            await ExecuteAsync(consultation, import, place, cancellationToken);
        }
        finally
        {
            LetGo((slug, id), place);
        }
    }

    /// <summary>
    /// False where a worker of this host is at the same place: it goes on, or fails and its message comes again. One that stands where the
    /// import no longer is was overtaken, and hinders nobody.
    /// </summary>
    private bool TryTake((ConsultationSlug Consultation, string Import) import, Place place)
    {
        while (!underWay.TryAdd(import, place))
        {
            if (!underWay.TryGetValue(import, out var other))
                continue;
            if (other.Version == place.Version)
                return false;
            if (underWay.TryUpdate(import, place, other))
                return true;
        }

        return true;
    }

    private void LetGo((ConsultationSlug Consultation, string Import) import, Place place) =>
        underWay.TryRemove(KeyValuePair.Create(import, place));

    private async Task ExecuteAsync(Consultation consultation, SheetImport import, Place place, CancellationToken cancellationToken)
    {
        var slug = consultation.Slug;
        if (import.State == ImportState.TakingBack)
        {
            await TakeBackAsync(slug, import, place, cancellationToken);
            return;
        }

        if (await SheetFile.ReadAsync(blobs, reader, import.Blob, cancellationToken) is not { } sheet)
        {
            await SaveAsync(
                slug,
                import with
                {
                    State = ImportState.Failed,
                    Failure =
                        "Its file is not kept: it goes with a response of it that is erased. "
                        + "Bring the same file in again, then let it go on.",
                },
                cancellationToken
            );
            return;
        }

        var erased = await ErasedAsync(slug, import, cancellationToken);
        var check = CheckOf(import);
        if (import is { HeadingRows: null, Done: > 0 } && check.HeadingRows > LeastHeadings)
            await StopAsync(slug, import, cancellationToken);
        else
            await TakeInAsync(slug, import with { HeadingRows = check.HeadingRows }, check, place, cancellationToken);

        // As of its confirmation: a date that was good then is good.
        SheetCheck CheckOf(SheetImport read) => new(consultation, read, sheet, import.ConfirmedAt ?? clock.GetUtcNow(), erased);
    }

    /// <summary>
    /// Part of it is in, counted by a version that knew one row of headings and took the second for a response: no row after that would be
    /// the one it is taken for.
    /// </summary>
    private async Task StopAsync(ConsultationSlug slug, SheetImport import, CancellationToken cancellationToken)
    {
        var stopped = import with
        {
            State = ImportState.Failed,
            Failure =
                "An older version began it and took the second row of headings for a response. Take all of it back, and take it in again.",
        };
        await SaveAsync(slug, stopped, cancellationToken);
        Log.SheetFailed(logger, slug.ToString(), import.Id);
    }

    private async Task TakeInAsync(
        ConsultationSlug slug,
        SheetImport import,
        SheetCheck check,
        Place place,
        CancellationToken cancellationToken
    )
    {
        var began = clock.GetTimestamp();
        var before = import.TakesKnownRows ? null : await findTaken.ExecuteAsync(slug, import, check, cancellationToken);
        foreach (var rows in check.DataRows.Skip(import.Done).Chunk(submit.TakesAllOrNone ? int.MaxValue : Chunk))
        {
            var outcomes = await submit.ExecuteManyAsync(
                CommandsOf(check, rows.Where(row => before?.ContainsKey(row.Number) != true)),
                cancellationToken
            );
            var repeats = outcomes.Count(outcome => outcome is AddOutcome.KeyReused);
            var further = import with
            {
                Done = import.Done + rows.Length,
                // Again after a stop, or beside another worker with the same message, it is the same response of the same sheet.
                Taken = import.Taken + outcomes.Count - repeats,
                // The row is in already, read with other columns before a draft of the same file was discarded.
                Repeats = import.Repeats + repeats,
            };
            if (await SaveAsync(slug, further, cancellationToken) is not { } saved)
            {
                await LeaveToOthersAsync(slug, import, rows, cancellationToken);
                return;
            }

            await EraseAgainAsync(slug, import, rows, cancellationToken);
            import = saved;
            place.Version = saved.Version;
            if (import.Done < check.Count && clock.GetElapsedTime(began) > MessageTime)
            {
                LetGo((slug, import.Id), place);
                await queue.EnqueueAsync(WorkItem.ImportSheet(slug, import.Id), cancellationToken);
                return;
            }
        }

        if (await SaveAsync(slug, import with { State = ImportState.Finished, FinishedAt = clock.GetUtcNow() }, cancellationToken) is null)
            return;
        // All of it is in, each response with its own words: the file would only keep those that are erased.
        await blobs.DeleteAsync(import.Blob, cancellationToken);
        Log.SheetTakenIn(logger, slug.ToString(), import.Id, import.Taken, import.Repeats);
    }

    /// <summary>After the last try: staff see that it stopped, and let it go on or take it back.</summary>
    public async Task GiveUpAsync(ConsultationSlug slug, string id, CancellationToken cancellationToken)
    {
        while (
            await records.FindAsync<SheetImport>(slug, id, cancellationToken)
                is { State: ImportState.Confirmed or ImportState.TakingBack } import
        )
        {
            var stopped = import with
            {
                State = ImportState.Failed,
                Failure =
                    import.State == ImportState.TakingBack ? "Taking it back failed five times in a row. Some of it is still in."
                    : submit.TakesAllOrNone ? "It failed five times in a row. Nothing of it was taken in."
                    : "It failed five times in a row, part of the way.",
                // What is in and what is not is found out row by row.
                Done = import.State == ImportState.TakingBack ? 0 : import.Done,
                Taken = import.State == ImportState.TakingBack ? 0 : import.Taken,
                Repeats = import.State == ImportState.TakingBack ? 0 : import.Repeats,
            };
            if (await SaveAsync(slug, stopped, cancellationToken) is null)
                continue;
            Log.SheetFailed(logger, slug.ToString(), id);
            return;
        }
    }

    /// <summary>A row that was erased while another worker, with the same message, took it in once more.</summary>
    private async Task EraseAgainAsync(ConsultationSlug slug, SheetImport import, SheetRow[] rows, CancellationToken cancellationToken)
    {
        var erased = (await ErasedAsync(slug, import, cancellationToken)).ToHashSet();
        var again = rows.Where(row => erased.Contains(row.Number)).ToList();
        await EraseAsync(slug, import, again, ErasureReason.SenderAsked, import.ConfirmedBy ?? import.By, cancellationToken);
    }

    private async Task<IReadOnlyList<int>> ErasedAsync(ConsultationSlug slug, SheetImport import, CancellationToken cancellationToken) =>
        (await records.FindAsync<ErasedRows>(slug, import.Id, cancellationToken))?.Rows ?? [];

    /// <summary>The responses of rows without a mistake, made anew each time they are gone through.</summary>
    private static IEnumerable<SubmitCommand> CommandsOf(SheetCheck check, IEnumerable<SheetRow> rows) =>
        rows.Select(check.Read).Where(row => row is { Command: not null, Mistakes.Count: 0 }).Select(row => row.Command!);

    private async Task<SheetImport?> SaveAsync(ConsultationSlug slug, SheetImport import, CancellationToken cancellationToken) =>
        await records.SaveAsync(slug, import, entry: null, cancellationToken)
            ? await records.FindAsync<SheetImport>(slug, import.Id, cancellationToken)
            : null;

    /// <summary>Where a worker is with an import.</summary>
    private sealed class Place(string? version)
    {
        /// <summary>Of the import, as the worker last read or saved it.</summary>
        internal string? Version { get; set; } = version;
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "Gave up sheet {Import} of {Consultation}")]
        internal static partial void SheetFailed(ILogger logger, string consultation, string import);

        [LoggerMessage(3, LogLevel.Information, "Took sheet {Import} of {Consultation} back")]
        internal static partial void SheetTakenBack(ILogger logger, string consultation, string import);

        [LoggerMessage(1, LogLevel.Information, "Took in sheet {Import} of {Consultation}: {Taken}, {Repeats} of them again")]
        internal static partial void SheetTakenIn(ILogger logger, string consultation, string import, int taken, int repeats);
    }
}
