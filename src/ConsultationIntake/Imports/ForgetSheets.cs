using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Imports;

/// <summary>
/// A sheet's file holds whole responses, so it goes once nothing more is to be taken in of it, or as soon as one of its responses is
/// erased. What is left is keys: by them the sheet is taken back, is known again, and an erased row stays out. Where something is still to
/// be taken in, the same file brought in again puts the file back.
/// </summary>
public sealed class ForgetSheets(ConsultationCatalogue catalogue, IOfficeRecords records, IBlobStore blobs, TimeProvider clock)
    : IPlaceOfWords
{
    public string Place => "sheets";

    /// <summary>
    /// The row of an erased response is written down, then the file goes. A sheet that is taken back is another thing: its rows may be
    /// taken in again, with other columns.
    /// </summary>
    public async Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        if (
            erasure.Reason is ErasureReason.SheetTakenBack or ErasureReason.KeptLongEnough
            || erasure.Response.Sheet is not { } sheet
            || SheetKey.RowIn(erasure.Response.IdempotencyKey) is not { } row
        )
            return;
        while (true)
        {
            var erased = await records.FindAsync<ErasedRows>(erasure.Consultation, sheet, cancellationToken);
            if (erased?.Rows.Contains(row) == true)
                break;
            var more = new ErasedRows
            {
                Id = sheet,
                Rows = [.. (erased?.Rows ?? []).Append(row).Order()],
                Version = erased?.Version,
            };
            // Where another row was written down in between, both are.
            if (await records.SaveAsync(erasure.Consultation, more, entry: null, cancellationToken))
                break;
        }

        await blobs.DeleteAsync(PrepareImport.BlobOf(erasure.Consultation, sheet), cancellationToken);
    }

    /// <summary>Also those that nobody took in, or not to the end.</summary>
    public async Task ForgetAllAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        foreach (var rows in await records.ListAsync<TakenRows>(consultation, cancellationToken))
            await records.DeleteAsync(consultation, rows, entry: null, cancellationToken);
        foreach (var import in await records.ListAsync<SheetImport>(consultation, cancellationToken))
        {
            await blobs.DeleteAsync(import.Blob, cancellationToken);
            // What was taken in whole is known for that; the others would wait for a file that is gone.
            if (import.State != ImportState.Finished)
                await records.DeleteAsync(consultation, import, entry: null, cancellationToken);
        }
    }

    /// <summary>
    /// Files of sheets that are in, which an earlier version kept, or a host that stopped; and, when they are a day old, those of no sheet.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var consultation in catalogue.All.Select(one => one.Slug))
        {
            var names = await blobs.ListAsync(PrepareImport.BlobOf(consultation, ""), cancellationToken).ToListAsync(cancellationToken);
            if (names.Count == 0)
                continue;
            var yesterday = await blobs
                .ListPutBeforeAsync(PrepareImport.BlobOf(consultation, ""), clock.GetUtcNow().AddDays(-1), cancellationToken)
                .ToHashSetAsync(cancellationToken: cancellationToken);
            var imports = (await records.ListAsync<SheetImport>(consultation, cancellationToken)).ToLookup(import => import.Blob);
            foreach (var name in names)
            {
                if (imports[name].FirstOrDefault() is { } import ? import.State == ImportState.Finished : yesterday.Contains(name))
                    await blobs.DeleteAsync(name, cancellationToken);
            }
        }
    }
}
