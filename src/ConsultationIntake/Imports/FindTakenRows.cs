using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;

namespace ConsultationIntake.Imports;

/// <param name="With">The sheet that it was taken in with.</param>
/// <param name="HasOtherWords">It is told by its respondent ID, and says something else than it said there.</param>
public sealed record TakenBefore(SheetImport With, bool HasOtherWords);

/// <summary>
/// Tells which rows of a sheet were taken in with another before: a later export of the same survey, or the file put right. By the
/// respondent ID where both have one, else by all that stands in the row (docs/adr/0019).
/// </summary>
public sealed class FindTakenRows(ConsultationCatalogue catalogue, IOfficeRecords records, IBlobStore blobs, ISheetReader reader)
{
    private static readonly IReadOnlyDictionary<int, TakenBefore> None = new Dictionary<int, TakenBefore>();

    /// <summary>
    /// By the numbers of the rows; the first sheet that has a row counts. Only sheets confirmed before this one are looked at, so that of
    /// two with the same row one always takes it in, and every worker comes to the same.
    /// </summary>
    internal async Task<IReadOnlyDictionary<int, TakenBefore>> ExecuteAsync(
        ConsultationSlug consultation,
        SheetImport import,
        SheetCheck check,
        CancellationToken cancellationToken
    )
    {
        var earlier = (await records.ListAsync<SheetImport>(consultation, cancellationToken))
            .Where(other => other.Id != import.Id && IsIn(other) && IsBefore(other, import))
            .OrderBy(other => other.ConfirmedAt)
            .ThenBy(other => other.Id, StringComparer.Ordinal)
            .ToList();
        if (earlier.Count == 0)
            return None;
        var rows = RowMark.AllOf(check).ToList();
        var found = new Dictionary<int, TakenBefore>();
        foreach (var other in earlier)
        {
            if (await TakenWithAsync(consultation, other, cancellationToken) is not { } taken)
                continue;
            var (contents, respondents) = (TakenRows.Read(taken.Contents), TakenRows.Read(taken.Respondents));
            foreach (var row in rows)
            {
                var isSame = contents.Contains(row.Content);
                if (isSame || row.Respondent is { } id && respondents.Contains(id))
                    found.TryAdd(row.Row, new TakenBefore(other, HasOtherWords: !isSame));
            }
        }

        return found;
    }

    /// <summary>Keeps what the rows that are taken in are told by. Call it before the import is confirmed.</summary>
    internal async Task KeepAsync(
        ConsultationSlug consultation,
        SheetImport import,
        SheetCheck check,
        IReadOnlySet<int> taken,
        CancellationToken cancellationToken
    )
    {
        var known = await records.FindAsync<TakenRows>(consultation, import.Id, cancellationToken);
        var rows = TakenRows.Of(import.Id, [.. RowMark.AllOf(check).Where(row => taken.Contains(row.Row))]) with
        {
            Version = known?.Version,
        };
        await records.SaveAsync(consultation, rows, entry: null, cancellationToken);
    }

    internal async Task ForgetAsync(ConsultationSlug consultation, string import, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<TakenRows>(consultation, import, cancellationToken) is { } known)
            await records.DeleteAsync(consultation, known, entry: null, cancellationToken);
    }

    private static bool IsIn(SheetImport import) => import.State is ImportState.Confirmed or ImportState.Finished or ImportState.Failed;

    private static bool IsBefore(SheetImport other, SheetImport import) =>
        import.ConfirmedAt is not { } at
        || other.ConfirmedAt < at
        || other.ConfirmedAt == at && string.CompareOrdinal(other.Id, import.Id) < 0;

    /// <summary>An older version kept none: they are made from the file, as far as that is still there.</summary>
    private async Task<TakenRows?> TakenWithAsync(ConsultationSlug slug, SheetImport import, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<TakenRows>(slug, import.Id, cancellationToken) is { } kept)
            return kept;
        if (
            catalogue.Find(slug) is not { } consultation
            || await SheetFile.ReadAsync(blobs, reader, import.Blob, cancellationToken) is not { } sheet
        )
            return null;
        var check = new SheetCheck(consultation, import, sheet, import.ConfirmedAt ?? import.At, erased: []);
        var good = check.Rows().Where(row => row is { Command: not null, Mistakes.Count: 0 }).Select(row => row.Row).ToHashSet();
        await KeepAsync(slug, import, check, good, cancellationToken);
        return await records.FindAsync<TakenRows>(slug, import.Id, cancellationToken);
    }
}

/// <summary>The file of an import, as it was brought in.</summary>
internal static class SheetFile
{
    /// <summary>Its rows; null where it is gone, or cannot be read any more.</summary>
    internal static async Task<Sheet?> ReadAsync(IBlobStore blobs, ISheetReader reader, string blob, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(blob, cancellationToken);
        if (stream is null)
            return null;
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return await reader.ReadAsync(content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken) is SheetOutcome.Read read
            ? read.Sheet
            : null;
    }
}
