using System.Security.Cryptography;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Imports;

public abstract record PrepareImportOutcome
{
    private PrepareImportOutcome() { }

    /// <param name="Import">A draft, or what became of the file when it was brought in before.</param>
    public sealed record Kept(SheetImport Import) : PrepareImportOutcome;

    public sealed record Refused(SheetRefusal Why, int? Row) : PrepareImportOutcome;
}

/// <param name="Columns">A target for each column, as <see cref="ColumnTarget.ToString"/> writes it; missing ones stay.</param>
/// <param name="Dates">Null goes by the cells.</param>
public sealed record ImportSettings(
    IReadOnlyList<string?> Columns,
    DateOrder? Dates,
    DateOnly ReceivedOn,
    string Language,
    bool LeavesOutWrongRows,
    bool TakesKnownRows
);

/// <summary>Brings a sheet in as far as staff look at it: kept, its columns matched, everything wrong named. Nothing is taken in.</summary>
public sealed class PrepareImport(
    ConsultationCatalogue catalogue,
    IOfficeRecords records,
    IBlobStore blobs,
    ISheetReader reader,
    FindTakenRows findTaken,
    IWorkQueue queue,
    TimeProvider clock
)
{
    /// <param name="consultation">Where its rows are responses to.</param>
    /// <param name="name">As its uploader calls it; anything may be in it.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PrepareImportOutcome> ExecuteAsync(
        Consultation consultation,
        string? name,
        ReadOnlyMemory<byte> content,
        string by,
        CancellationToken cancellationToken
    )
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var id = SheetKey.IdOf(hash);
        if (await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is { } known)
        {
            // Its file may have gone with a response of it.
            if (known.State is ImportState.Draft or ImportState.Failed)
                await PutAsync(known.Blob, content, cancellationToken);
            return new PrepareImportOutcome.Kept(known);
        }

        switch (await reader.ReadAsync(content, cancellationToken))
        {
            case SheetOutcome.Refused refused:
                return new PrepareImportOutcome.Refused(refused.Why, refused.Row);
            case SheetOutcome.Read { Sheet: var sheet }:
                var remembered = await records.FindAsync<SheetColumns>(consultation.Slug, SheetColumns.Only, cancellationToken);
                var import = new SheetImport
                {
                    Id = id,
                    FileName = SubmittedFile.SafeName(name),
                    Hash = hash,
                    Blob = BlobOf(consultation.Slug, id),
                    State = ImportState.Draft,
                    Columns =
                    [
                        .. ColumnMatching
                            .Propose(consultation, sheet, remembered?.Targets ?? new Dictionary<string, string>())
                            .Select(target => target.ToString()),
                    ],
                    ReceivedOn = consultation.Window.LocalDate(clock.GetUtcNow()),
                    Language = consultation.Languages[0],
                    By = by,
                    At = clock.GetUtcNow(),
                };
                await PutAsync(import.Blob, content, cancellationToken);
                // Somebody else may bring in the same file at this moment: theirs is as good.
                await records.SaveAsync(consultation.Slug, import, entry: null, cancellationToken);
                return new PrepareImportOutcome.Kept(
                    await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) ?? import
                );
            case var other:
                throw new NotSupportedException($"{other.GetType().Name} has no answer.");
        }
    }

    private async Task PutAsync(string blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await blobs.PutAsync(blob, stream, cancellationToken);
    }

    /// <summary>Where the file of an import is kept.</summary>
    internal static string BlobOf(ConsultationSlug consultation, string id) => $"sheets/{consultation}/{id}";

    /// <summary>
    /// The import with what its rows come to; null where there is no such draft any more, or its file is gone until it is brought in again.
    /// </summary>
    /// <param name="consultation">Where its rows are responses to.</param>
    /// <param name="id">The import's.</param>
    /// <param name="from">So many mistakes are passed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ImportPreview?> PreviewAsync(Consultation consultation, string id, int from, CancellationToken cancellationToken) =>
        await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is { State: ImportState.Draft } import
        && await CheckAsync(consultation, import, cancellationToken) is var (check, otherSheets)
            ? await PreviewAsync(check, otherSheets, from, cancellationToken)
            : null;

    /// <summary>Null where its file is gone, or cannot be read any more.</summary>
    private async Task<(SheetCheck Check, IReadOnlyList<string> OtherSheets)?> CheckAsync(
        Consultation consultation,
        SheetImport import,
        CancellationToken cancellationToken
    )
    {
        if (await SheetFile.ReadAsync(blobs, reader, import.Blob, cancellationToken) is not { } sheet)
            return null;
        var erased = (await records.FindAsync<ErasedRows>(consultation.Slug, import.Id, cancellationToken))?.Rows ?? [];
        return (new SheetCheck(consultation, import, sheet, clock.GetUtcNow(), erased), sheet.OtherSheets);
    }

    private async Task<ImportPreview> PreviewAsync(
        SheetCheck check,
        IReadOnlyList<string> otherSheets,
        int from,
        CancellationToken cancellationToken
    ) =>
        ImportPreview.Of(
            check,
            otherSheets,
            await findTaken.ExecuteAsync(check.Consultation.Slug, check.Import, check, cancellationToken),
            from
        );

    /// <summary>Saves what staff say of the columns, for this file and the next. False where it is no draft any more.</summary>
    public async Task<bool> ChangeAsync(Consultation consultation, string id, ImportSettings settings, CancellationToken cancellationToken)
    {
        if (
            await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is not { State: ImportState.Draft } import
            || await SheetFile.ReadAsync(blobs, reader, import.Blob, cancellationToken) is not { } sheet
        )
            return false;
        var changed = import with
        {
            Columns = Once([
                .. import
                    .Columns.Index()
                    .Select(column => Known(consultation, settings.Columns.ElementAtOrDefault(column.Index)) ?? column.Item),
            ]),
            Dates = settings.Dates,
            ReceivedOn = settings.ReceivedOn,
            Language = consultation.Languages.Contains(settings.Language) ? settings.Language : import.Language,
            LeavesOutWrongRows = settings.LeavesOutWrongRows,
            TakesKnownRows = settings.TakesKnownRows,
        };
        if (!await records.SaveAsync(consultation.Slug, changed, entry: null, cancellationToken))
            return false;
        await RememberAsync(consultation, ColumnMatching.HeadingsOf(sheet), changed.Columns, cancellationToken);
        return true;
    }

    /// <summary>
    /// Confirms an import: every row of it is then taken in by the queue's workers, however often a host stops. False, and nothing is taken
    /// in, where it is no draft any more or something is wrong with it. One that stopped goes on: what is in is in once.
    /// </summary>
    public async Task<bool> ConfirmAsync(Consultation consultation, string id, string by, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is { State: ImportState.Failed } stopped)
            return await SaveAndQueueAsync(
                consultation,
                stopped with
                {
                    State = ImportState.Confirmed,
                    Failure = null,
                    TakenBackBy = null,
                },
                Entry(stopped, by, clock.GetUtcNow(), HistoryActs.ImportSheet, $"{stopped.FileName}: goes on"),
                cancellationToken
            );
        if (
            catalogue.Find(consultation.Slug) is null
            || await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is not { State: ImportState.Draft } draft
            || await CheckAsync(consultation, draft, cancellationToken) is not var (check, otherSheets)
        )
            return false;
        var preview = await PreviewAsync(check, otherSheets, from: 0, cancellationToken);
        if (!preview.CanBeTaken)
            return false;
        await findTaken.KeepAsync(consultation.Slug, draft, check, preview.Taken, cancellationToken);
        var now = clock.GetUtcNow();
        // After every other, so that which of two has a row is not in doubt.
        var last = (await records.ListAsync<SheetImport>(consultation.Slug, cancellationToken)).Max(import => import.ConfirmedAt);
        now = last >= now ? last.Value.AddTicks(1) : now;
        var confirmed = draft with
        {
            State = ImportState.Confirmed,
            Responses = preview.Good,
            HeadingRows = preview.HeadingRows,
            ConfirmedBy = by,
            ConfirmedAt = now,
        };
        var entry = Entry(confirmed, by, now, HistoryActs.ImportSheet, $"{confirmed.FileName}: {confirmed.Responses} responses");
        return await SaveAndQueueAsync(consultation, confirmed, entry, cancellationToken);
    }

    /// <summary>
    /// Takes back an import that stopped, or that was of the wrong file or columns: every response of it is erased by the queue's workers,
    /// then it is a draft again. False where it is being taken in, or nothing of it is in.
    /// </summary>
    public async Task<bool> TakeBackAsync(Consultation consultation, string id, string by, CancellationToken cancellationToken)
    {
        if (
            await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken)
            is not { State: ImportState.Failed or ImportState.Finished } stopped
        )
            return false;
        var back = stopped with { State = ImportState.TakingBack, Failure = null, Done = 0, FinishedAt = null, TakenBackBy = by };
        var entry = Entry(back, by, clock.GetUtcNow(), HistoryActs.TakeBackSheet, $"{back.FileName}: {stopped.Taken} responses");
        return await SaveAndQueueAsync(consultation, back, entry, cancellationToken);
    }

    private async Task<bool> SaveAndQueueAsync(
        Consultation consultation,
        SheetImport confirmed,
        HistoryEntry entry,
        CancellationToken cancellationToken
    )
    {
        // The message first: without a confirmed import it does nothing, and a confirmed import without it would wait for ever.
        await queue.EnqueueAsync(WorkItem.ImportSheet(consultation.Slug, confirmed.Id), cancellationToken);
        if (!await records.SaveAsync(consultation.Slug, confirmed, entry, cancellationToken))
            return false;
        await queue.EnqueueAsync(WorkItem.ImportSheet(consultation.Slug, confirmed.Id), cancellationToken);
        return true;
    }

    /// <summary>Forgets a draft and its file. False where it is none.</summary>
    public async Task<bool> DiscardAsync(Consultation consultation, string id, string by, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is not { State: ImportState.Draft } import)
            return false;
        var entry = Entry(import, by, clock.GetUtcNow(), HistoryActs.DiscardSheet, import.FileName);
        if (!await records.DeleteAsync(consultation.Slug, import, entry, cancellationToken))
            return false;
        await findTaken.ForgetAsync(consultation.Slug, id, cancellationToken);
        await blobs.DeleteAsync(import.Blob, cancellationToken);
        return true;
    }

    private async Task RememberAsync(
        Consultation consultation,
        IReadOnlyList<string> headings,
        IReadOnlyList<string> columns,
        CancellationToken cancellationToken
    )
    {
        var known = await records.FindAsync<SheetColumns>(consultation.Slug, SheetColumns.Only, cancellationToken);
        var targets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, target) in known?.Targets ?? new Dictionary<string, string>())
            targets[key] = target;
        foreach (var (heading, target) in headings.Zip(columns).Where(pair => pair.First.Length > 0))
            targets[ColumnMatching.KeyOf(heading)] = target;
        var columnsToKeep = new SheetColumns
        {
            Id = SheetColumns.Only,
            Targets = targets,
            Version = known?.Version,
        };
        // Whoever saves at the same moment wins: it is a help for the next file, no more.
        await records.SaveAsync(consultation.Slug, columnsToKeep, entry: null, cancellationToken);
    }

    private static string? Known(Consultation consultation, string? code) =>
        ColumnTarget.Parse(code) is { } target
        && (target.Question is not { } id || consultation.Questions.Any(question => question.Id == id))
            ? target.ToString()
            : null;

    /// <summary>A response has one name, one address, one date: of several columns the first.</summary>
    private static IReadOnlyList<string> Once(IReadOnlyList<string> columns)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. columns.Select(code =>
                ColumnMatching.IsOnce(ColumnTarget.Parse(code)!) && !seen.Add(code) ? ColumnTarget.LeaveOut.ToString() : code
            ),
        ];
    }

    private static HistoryEntry Entry(SheetImport import, string by, DateTimeOffset at, string act, string after) =>
        new()
        {
            Id = Guid.CreateVersion7(at).ToString("N"),
            By = by,
            At = at,
            Act = act,
            Subject = import.Id,
            After = after,
        };
}
