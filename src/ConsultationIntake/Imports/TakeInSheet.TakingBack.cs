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
            await EraseAsync(
                slug,
                import,
                rows,
                ErasureReason.SheetTakenBack,
                now?.TakenBackBy ?? import.ConfirmedBy ?? import.By,
                cancellationToken
            );
    }

    /// <summary>
    /// Erases what was taken in of it; done again after a stop, it erases what is left. It goes by the responses that came in with it: the
    /// file is gone by then, and an earlier version may have read the same row otherwise.
    /// </summary>
    private async Task TakeBackAsync(ConsultationSlug slug, SheetImport import, Place place, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var (query, page) = (
            new SubmissionQuery
            {
                Consultation = slug,
                Sheet = import.Id,
                Take = Chunk,
            },
            (SubmissionPage?)null
        );
        do
        {
            page = await submissions.ListAsync(query with { After = page?.Next }, cancellationToken);
            await Parallel.ForEachAsync(
                page.Items.Select(item => item.Reference),
                AtOnce(cancellationToken),
                async (reference, token) =>
                    await erase.ExecuteAsync(slug, reference, ErasureReason.SheetTakenBack, import.TakenBackBy ?? import.By, token)
            );
            if (page.Next is not null && clock.GetElapsedTime(began) > MessageTime)
            {
                LetGo((slug, import.Id), place);
                await queue.EnqueueAsync(WorkItem.ImportSheet(slug, import.Id), cancellationToken);
                return;
            }
        } while (page.Next is not null);

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
        await findTaken.ForgetAsync(slug, import.Id, cancellationToken);
        await SaveAsync(slug, draft, cancellationToken);
        Log.SheetTakenBack(logger, slug.ToString(), import.Id);
    }

    private async Task EraseAsync(
        ConsultationSlug slug,
        SheetImport import,
        IReadOnlyList<SheetRow> rows,
        ErasureReason reason,
        string by,
        CancellationToken cancellationToken
    ) =>
        await Parallel.ForEachAsync(
            rows,
            AtOnce(cancellationToken),
            async (row, token) =>
            {
                var key = SheetCheck.KeyOf(import, row);
                if (await submissions.FindByKeyAsync(slug, Channel.Import, key, token) is { } reference)
                    await erase.ExecuteAsync(slug, reference, reason, by, token);
            }
        );

    private static ParallelOptions AtOnce(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = ErasedAtOnce, CancellationToken = cancellationToken };
}
