using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Imports;

/// <summary><c>/staff/{slug}/import</c>: sheets from survey tools, looked at, put right and taken in.</summary>
public sealed class ImportPages(
    ConsultationCatalogue catalogue,
    PrepareImport prepare,
    IOfficeRecords records,
    ISubmissionStore store,
    StaffGate gate,
    TimeProvider clock
)
{
    /// <summary><c>GET /staff/{slug}/import</c></summary>
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? await ListAsync(consultation, error: null, cancellationToken)
                    : StaffNotFound.Page()
        );

    /// <summary><c>POST /staff/{slug}/import</c>: a file, kept and looked at. Nothing is taken in.</summary>
    public Task<IResult> UploadAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await SentForm.ReadAsync(context, cancellationToken);
                if (form.Files.GetFile("sheet") is not { Length: > 0 } file)
                    return await ListAsync(consultation, "Choose a file", cancellationToken);
                using var content = new MemoryStream((int)file.Length);
                await file.CopyToAsync(content, cancellationToken);
                return await prepare.ExecuteAsync(consultation, file.FileName, content.ToArray(), member.Name, cancellationToken) switch
                {
                    PrepareImportOutcome.Kept kept => To(consultation, kept.Import.Id),
                    PrepareImportOutcome.Refused refused => await ListAsync(consultation, ImportWords.Of(refused), cancellationToken),
                    var other => throw new NotSupportedException($"{other.GetType().Name} has no answer."),
                };
            }
        );

    /// <summary><c>GET /staff/{slug}/import/{id}</c>: what is in the file and what is wrong with it, or how far it is.</summary>
    public Task<IResult> OneAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
                catalogue.Find(slug) is { } consultation
                && await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is { } import
                    ? PageResult.Of<ImportPage>(
                        new
                        {
                            Consultation = consultation,
                            Import = import,
                            Responses = (await store.TallyAsync(consultation.Slug, cancellationToken)).FromSheet(import.Id),
                            AllOrNone = store.AddsAllOrNone,
                            MayTakeBack = member.Role >= StaffRole.Manager,
                            Preview = await prepare.PreviewAsync(consultation, id, FromIn(context), cancellationToken),
                            Trail = PageTrail.Read(context.Request.Query),
                            Today = consultation.Window.LocalDate(clock.GetUtcNow()),
                        }
                    )
                    : StaffNotFound.Page()
        );

    /// <summary><c>POST /staff/{slug}/import/{id}/columns</c></summary>
    public Task<IResult> ColumnsAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            context,
            slug,
            id,
            async (consultation, _) =>
            {
                var form = await SentForm.ReadAsync(context, cancellationToken);
                var settings = new ImportSettings(
                    [
                        .. Enumerable
                            .Range(0, Sheet.MaxColumns)
                            .Select(column => form.Has($"column-{column}") ? form.Text($"column-{column}") : null),
                    ],
                    Enum.TryParse<DateOrder>(form.Text("dates"), out var order) ? order : null,
                    DateOnly.TryParseExact(
                        form.Text("received"),
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                        ? day
                        : consultation.Window.LocalDate(clock.GetUtcNow()),
                    form.Text("language"),
                    form.Text("leave-out") == "true",
                    form.Text("take-known") == "true"
                );
                return await prepare.ChangeAsync(consultation, id, settings, cancellationToken);
            }
        );

    /// <summary><c>POST /staff/{slug}/import/{id}/confirm</c></summary>
    public Task<IResult> ConfirmAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        ChangeAsync(context, slug, id, (consultation, by) => prepare.ConfirmAsync(consultation, id, by, cancellationToken));

    /// <summary><c>POST /staff/{slug}/import/{id}/take-back</c>: erases what was taken in of a file that stopped.</summary>
    public Task<IResult> TakeBackAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            context,
            slug,
            id,
            (consultation, by) => prepare.TakeBackAsync(consultation, id, by, cancellationToken),
            StaffRole.Manager
        );

    /// <summary><c>POST /staff/{slug}/import/{id}/discard</c></summary>
    public Task<IResult> DiscardAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        ChangeAsync(context, slug, id: null, (consultation, by) => prepare.DiscardAsync(consultation, id, by, cancellationToken));

    /// <summary><c>POST /api/consultations/{slug}/imports?name=…</c>: the file is the body.</summary>
    public Task<IResult> PostJsonAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                // Read as a sheet, the lines around the file would be its headings.
                if (context.Request.HasFormContentType)
                    return Problems.Of(
                        StatusCodes.Status415UnsupportedMediaType,
                        "Send the file itself",
                        "This is a form. Send the file as the body, with its name in the address: ?name=survey.csv. Nothing was kept."
                    );
                using var content = new MemoryStream();
                await context.Request.Body.CopyToAsync(content, cancellationToken);
                var name = context.Request.Query["name"].ToString();
                return await prepare.ExecuteAsync(consultation, name, content.ToArray(), member.Name, cancellationToken) switch
                {
                    PrepareImportOutcome.Kept kept => await JsonAsync(consultation, kept.Import, from: 0, cancellationToken),
                    PrepareImportOutcome.Refused refused => Problems.Of(
                        StatusCodes.Status422UnprocessableEntity,
                        "This file is not taken in",
                        ImportWords.Of(refused)
                    ),
                    var other => throw new NotSupportedException($"{other.GetType().Name} has no answer."),
                };
            }
        );

    /// <summary><c>GET /api/consultations/{slug}/imports/{id}?from=…</c>: with fifty mistakes, after as many as are passed over.</summary>
    public Task<IResult> OneJsonAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
                catalogue.Find(slug) is not { } consultation ? Problems.NoConsultation(slug)
                : await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is { } import
                    ? await JsonAsync(consultation, import, FromIn(context), cancellationToken)
                : NoImport()
        );

    /// <summary><c>POST /api/consultations/{slug}/imports/{id}/confirm</c></summary>
    public Task<IResult> ConfirmJsonAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                if (await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is not { } import)
                    return NoImport();
                if (import.State is ImportState.Draft or ImportState.Failed)
                {
                    var leavesOut = import.LeavesOutWrongRows || context.Request.Query["leaveOutWrongRows"] == "true";
                    var takesKnown = import.TakesKnownRows || context.Request.Query["takeKnownRows"] == "true";
                    if ((leavesOut, takesKnown) != (import.LeavesOutWrongRows, import.TakesKnownRows))
                    {
                        var settings = new ImportSettings([], import.Dates, import.ReceivedOn, import.Language, leavesOut, takesKnown);
                        await prepare.ChangeAsync(consultation, id, settings, cancellationToken);
                    }

                    if (!await prepare.ConfirmAsync(consultation, id, member.Name, cancellationToken))
                        return Problems.Of(
                            StatusCodes.Status409Conflict,
                            "There is something wrong with the file, or all of it is in",
                            "Nothing was taken in. The import says what is wrong, row by row, and what was taken in before."
                        );
                }

                return await JsonAsync(
                    consultation,
                    await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) ?? import,
                    from: 0,
                    cancellationToken
                );
            }
        );

    /// <summary><c>POST /api/consultations/{slug}/imports/{id}/take-back</c>, by a manager.</summary>
    public Task<IResult> TakeBackJsonAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                if (member.Role < StaffRole.Manager)
                    return Problems.Of(StatusCodes.Status403Forbidden, "A manager has to do this", "Nothing was taken back.");
                if (await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) is not { } import)
                    return NoImport();
                if (
                    import.State is not (ImportState.Draft or ImportState.TakingBack)
                    && !await prepare.TakeBackAsync(consultation, id, member.Name, cancellationToken)
                )
                    return Problems.Of(
                        StatusCodes.Status409Conflict,
                        "This sheet is being taken in",
                        "Nothing was taken back. Ask again when it is finished or has stopped."
                    );
                return await JsonAsync(
                    consultation,
                    await records.FindAsync<SheetImport>(consultation.Slug, id, cancellationToken) ?? import,
                    from: 0,
                    cancellationToken
                );
            }
        );

    private Task<IResult> ChangeAsync(
        HttpContext context,
        string slug,
        string? id,
        Func<Consultation, string, Task<bool>> change,
        StaffRole role = StaffRole.Officer
    ) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                // What was refused is said by the page it leads back to: the mistakes, or how far the import is.
                await change(consultation, member.Name);
                return id is null
                    ? Results.LocalRedirect($"~/staff/{consultation.Slug}/import", permanent: false, preserveMethod: false)
                    : To(consultation, id);
            },
            role
        );

    private async Task<IResult> ListAsync(Consultation consultation, string? error, CancellationToken cancellationToken) =>
        PageResult.Of<ImportsPage>(
            new
            {
                Consultation = consultation,
                Imports = (IReadOnlyList<SheetImport>)
                    [
                        .. (await records.ListAsync<SheetImport>(consultation.Slug, cancellationToken)).OrderByDescending(import =>
                            import.At
                        ),
                    ],
                Tally = await store.TallyAsync(consultation.Slug, cancellationToken),
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private async Task<IResult> JsonAsync(Consultation consultation, SheetImport import, int from, CancellationToken cancellationToken)
    {
        var preview = await prepare.PreviewAsync(consultation, import.Id, from, cancellationToken);
        return ApiJson.Ok(
            new
            {
                id = import.Id,
                fileName = import.FileName,
                state = import.State,
                responses = preview?.Good ?? import.Responses,
                taken = import.Taken,
                repeats = import.Repeats,
                failure = import.Failure ?? (preview is null && import.State == ImportState.Draft ? ImportWords.FileGone : null),
                columns = preview is null
                    ? null
                    : preview
                        .Headings.Zip(preview.Targets)
                        .Select(column => new { heading = column.First, target = column.Second.ToString() }),
                wrongRows = preview?.Wrong ?? 0,
                knownRows = (preview?.Known ?? []).Select(known => new
                {
                    import = known.With.Id,
                    fileName = known.With.FileName,
                    takenInAt = known.With.ConfirmedAt,
                    count = known.Count,
                    withOtherWords = known.WithOtherWords,
                }),
                mistakeCount = preview?.MistakeCount ?? 0,
                mistakes = (preview?.Mistakes ?? []).Select(mistake => new
                {
                    row = mistake.Row,
                    column = mistake.Column,
                    heading = mistake.Heading,
                    message = mistake.Message,
                }),
            }
        );
    }

    /// <summary>How many mistakes stand on the pages before.</summary>
    private static int FromIn(HttpContext context) =>
        int.TryParse(context.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;

    private static IResult NoImport() =>
        Problems.Of(StatusCodes.Status404NotFound, "There is no such import", "It may have been discarded.");

    private static IResult To(Consultation consultation, string id) =>
        Results.LocalRedirect($"~/staff/{consultation.Slug}/import/{Uri.EscapeDataString(id)}", permanent: false, preserveMethod: false);
}
