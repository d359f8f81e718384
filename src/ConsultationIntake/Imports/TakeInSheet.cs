using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Imports;

/// <summary>
/// Takes the rows of a confirmed sheet in. It goes on where it was however often a host stops: rows taken in twice are one response, by
/// the file and the row. After a while it hands the rest on to another message, so that no host holds one for long.
/// </summary>
public sealed partial class TakeInSheet(
    ConsultationCatalogue catalogue,
    IOfficeRecords records,
    IBlobStore blobs,
    ISheetReader reader,
    SubmitResponse submit,
    IWorkQueue queue,
    TimeProvider clock,
    ILogger<TakeInSheet> logger
)
{
    /// <summary>Rows between two notes of how far it is.</summary>
    private const int Chunk = 200;

    /// <summary>Rows stored at once: writes that wait together share a flush.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan MessageTime = TimeSpan.FromMinutes(2);

    public async Task ExecuteAsync(ConsultationSlug slug, string id, CancellationToken cancellationToken)
    {
        if (
            catalogue.Find(slug) is not { } consultation
            || await records.FindAsync<SheetImport>(slug, id, cancellationToken) is not { State: ImportState.Confirmed } import
        )
            return;
        if (await SheetAsync(import, cancellationToken) is not { } sheet)
        {
            await SaveAsync(
                slug,
                import with
                {
                    State = ImportState.Failed,
                    Failure = "The file is gone or cannot be read.",
                },
                cancellationToken
            );
            return;
        }

        // As of its confirmation: a date that was good then is good.
        var check = new SheetCheck(consultation, import, sheet, import.ConfirmedAt ?? clock.GetUtcNow());
        var began = clock.GetTimestamp();
        foreach (var rows in check.DataRows.Skip(import.Done).Chunk(Chunk).ToList())
        {
            var (taken, repeats) = await TakeAsync(check, rows, cancellationToken);
            var further = import with
            {
                Done = import.Done + rows.Length,
                Taken = import.Taken + taken,
                Repeats = import.Repeats + repeats,
            };
            // Another worker has the same message: what it took in is taken in, and it goes on.
            if (await SaveAsync(slug, further, cancellationToken) is not { } saved)
                return;
            import = saved;
            if (clock.GetElapsedTime(began) > MessageTime)
            {
                await queue.EnqueueAsync(WorkItem.ImportSheet(slug, id), cancellationToken);
                return;
            }
        }

        await SaveAsync(slug, import with { State = ImportState.Finished, FinishedAt = clock.GetUtcNow() }, cancellationToken);
        Log.SheetTakenIn(logger, slug.ToString(), id, import.Taken, import.Repeats);
    }

    /// <summary>After the last try: staff see that it stopped, and can let it go on where it did.</summary>
    public async Task GiveUpAsync(ConsultationSlug slug, string id, CancellationToken cancellationToken)
    {
        while (await records.FindAsync<SheetImport>(slug, id, cancellationToken) is { State: ImportState.Confirmed } import)
        {
            var stopped = import with
            {
                State = ImportState.Failed,
                Failure = "It failed five times in a row. What was taken in stays in.",
            };
            if (await SaveAsync(slug, stopped, cancellationToken) is null)
                continue;
            Log.SheetFailed(logger, slug.ToString(), id);
            return;
        }
    }

    private async Task<(int Taken, int Repeats)> TakeAsync(SheetCheck check, SheetRow[] rows, CancellationToken cancellationToken)
    {
        var (taken, repeats) = (0, 0);
        await Parallel.ForEachAsync(
            rows.Select(check.Read).Where(row => row is { Command: not null, Mistakes.Count: 0 }),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (row, token) =>
            {
                switch (await submit.ExecuteAsync(row.Command!, token))
                {
                    case SubmitOutcome.Accepted:
                        // Again after a stop, or beside another worker with the same message, it is the same response of the same sheet.
                        Interlocked.Increment(ref taken);
                        break;
                    case SubmitOutcome.KeyReused:
                        // The row is in already, read with other columns before a draft of the same file was discarded.
                        Interlocked.Increment(ref repeats);
                        break;
                    case var outcome:
                        throw new InvalidOperationException($"Row {row.Row} was checked and then was {outcome.GetType().Name}.");
                }
            }
        );
        return (taken, repeats);
    }

    private async Task<Sheet?> SheetAsync(SheetImport import, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(import.Blob, cancellationToken);
        if (stream is null)
            return null;
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return await reader.ReadAsync(content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken) is SheetOutcome.Read read
            ? read.Sheet
            : null;
    }

    private async Task<SheetImport?> SaveAsync(ConsultationSlug slug, SheetImport import, CancellationToken cancellationToken) =>
        await records.SaveAsync(slug, import, entry: null, cancellationToken)
            ? await records.FindAsync<SheetImport>(slug, import.Id, cancellationToken)
            : null;

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "Gave up sheet {Import} of {Consultation}")]
        internal static partial void SheetFailed(ILogger logger, string consultation, string import);

        [LoggerMessage(1, LogLevel.Information, "Took in sheet {Import} of {Consultation}: {Taken}, {Repeats} of them again")]
        internal static partial void SheetTakenIn(ILogger logger, string consultation, string import, int taken, int repeats);
    }
}
