using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Imports;

public sealed partial class TakeInSheet
{
    /// <summary>
    /// Responses that are erased at once when a sheet is taken back. Each writes a line of history, and these are one chain: more would
    /// wait for each other.
    /// </summary>
    private const int ErasedAtOnce = 4;

    /// <summary>
    /// Another worker has the same message: what it took in is taken in, and it goes on. Where it was taken back meanwhile, what this one
    /// took in since is taken back too: nobody else would find it.
    /// </summary>
    private async Task LeaveToOthersAsync(ConsultationSlug slug, SheetImport import, SheetRow[] rows, CancellationToken cancellationToken)
    {
        var now = await records.FindAsync<SheetImport>(slug, import.Id, cancellationToken);
        if (now is null or { State: ImportState.TakingBack or ImportState.Draft })
            await EraseAsync(slug, import, rows, now?.TakenBackBy ?? import.ConfirmedBy ?? import.By, cancellationToken);
    }

    /// <summary>
    /// Erases what was taken in of it; done again after a stop, it erases what is left. It goes by the rows' keys alone: an earlier version
    /// may have read the same row otherwise, or taken one in that is a heading now, and drew references.
    /// </summary>
    private async Task TakeBackAsync(
        ConsultationSlug slug,
        SheetImport import,
        Sheet sheet,
        Place place,
        CancellationToken cancellationToken
    )
    {
        var began = clock.GetTimestamp();
        foreach (var rows in sheet.Rows.Skip(import.Done).Chunk(Chunk))
        {
            await EraseAsync(slug, import, rows, import.TakenBackBy ?? import.By, cancellationToken);
            if (await SaveAsync(slug, import with { Done = import.Done + rows.Length }, cancellationToken) is not { } saved)
                return;
            import = saved;
            place.Version = saved.Version;
            if (import.Done < sheet.Rows.Count && clock.GetElapsedTime(began) > MessageTime)
            {
                LetGo((slug, import.Id), place);
                await queue.EnqueueAsync(WorkItem.ImportSheet(slug, import.Id), cancellationToken);
                return;
            }
        }

        var draft = import with
        {
            State = ImportState.Draft,
            Done = 0,
            Taken = 0,
            Repeats = 0,
            Responses = 0,
            HeadingRows = null,
            ConfirmedBy = null,
            ConfirmedAt = null,
            TakenBackBy = null,
        };
        await SaveAsync(slug, draft, cancellationToken);
        Log.SheetTakenBack(logger, slug.ToString(), import.Id);
    }

    private async Task EraseAsync(
        ConsultationSlug slug,
        SheetImport import,
        IReadOnlyList<SheetRow> rows,
        string by,
        CancellationToken cancellationToken
    ) =>
        await Parallel.ForEachAsync(
            rows,
            new ParallelOptions { MaxDegreeOfParallelism = ErasedAtOnce, CancellationToken = cancellationToken },
            async (row, token) =>
            {
                var key = SheetCheck.KeyOf(import, row);
                if (await submissions.FindByKeyAsync(slug, Channel.Import, key, token) is { } reference)
                    await erase.ExecuteAsync(slug, reference, ErasureReason.SentByMistake, by, token);
            }
        );
}
