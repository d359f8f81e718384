using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultationIntake.Web.Exports;

/// <summary>
/// <c>/staff/{slug}/export</c>: tables as files. Without personal data anybody on the staff takes them with one press; with it a manager
/// does, by a form that wants a reason, and the history says so before the first byte leaves.
/// </summary>
public sealed class ExportPages(
    ConsultationCatalogue catalogue,
    ExportTables tables,
    IPointRegister register,
    NoteExport note,
    StaffGate gate,
    TimeProvider clock
)
{
    internal const int LongestReason = 500;

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var filter = PointFilter.Read(context.Request.Query, consultation);
                if (filter.Errors.Count > 0)
                    return PointPages.Problem(filter, consultation);
                return PageResult.Of<ExportsPage>(
                    new
                    {
                        Consultation = consultation,
                        filter.Query,
                        Count = await register.CountAsync(filter.Query with { After = null }, cancellationToken),
                        Personal = ExportTables.Names.ToDictionary(
                            table => table,
                            table =>
                                (IReadOnlyList<ExportColumn>)[.. tables.ColumnsOf(consultation, table).Where(column => column.IsPersonal)]
                        ),
                        MayTakePersonal = member.Role >= StaffRole.Manager,
                    }
                );
            }
        );

    public Task<IResult> FileAsync(HttpContext context, string slug, string name, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation || ExportFile.Parse(name) is not { } file)
                    return StaffNotFound.Page();
                var filter = ExportFilter.Read(file.Table, context.Request.Query, consultation);
                return filter.Errors.Count > 0
                    ? Refused(
                        "These rows cannot be found",
                        string.Join(". ", filter.Errors.Select(error => $"{error.Key}: {string.Join(" ", error.Value)}"))
                    )
                    : await AnswerAsync(consultation, file, filter, member, cancellationToken);
            }
        );

    /// <summary><c>GET /api/consultations/{slug}/export/{file}</c>: the same, for programs.</summary>
    public Task<IResult> ApiFileAsync(HttpContext context, string slug, string name, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                if (ExportFile.Parse(name) is not { } file)
                    return Problems.Of(
                        StatusCodes.Status404NotFound,
                        "There is no such file",
                        $"Use .xlsx, .csv or .jsonl after one of: {string.Join(", ", ExportTables.Names)}."
                    );
                var filter = ExportFilter.Read(file.Table, context.Request.Query, consultation);
                return filter.Errors.Count > 0
                    ? Results.ValidationProblem(
                        filter.Errors.ToDictionary(),
                        title: "The rows cannot be filtered like this",
                        detail: "Correct what is named in errors, or leave it out."
                    )
                    : await AnswerAsync(consultation, file, filter, member, cancellationToken);
            },
            ClientScopes.Read
        );

    /// <summary>A file with the personal data that its form asked for.</summary>
    public Task<IResult> PersonalAsync(HttpContext context, string slug, string name, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (
                    catalogue.Find(slug) is not { } consultation
                    || ExportFile.Parse(name) is not { Format: not ExportFormat.Codebook } file
                )
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var asked = form["personal"].OfType<string>().ToHashSet(StringComparer.Ordinal);
                var known = tables.ColumnsOf(consultation, file.Table).Where(column => column.IsPersonal).Select(column => column.Name);
                var reason = form["reason"].ToString().Trim();
                var filter = ExportFilter.Read(
                    file.Table,
                    new QueryCollection(QueryHelpers.ParseQuery(file.TakesFilter ? form["filter"].ToString() : "")),
                    consultation
                );
                if (asked.Count == 0 || !asked.IsSubsetOf(known))
                    return Refused(
                        "Choose which personal data you need",
                        "Nothing was exported: no column was chosen, or one that is not there."
                    );
                if (reason.Length is 0 or > LongestReason)
                    return Refused(
                        "Say why you need it",
                        $"Nothing was exported. Give the reason in at most {LongestReason} characters: it stays in the history."
                    );
                if (filter.Errors.Count > 0)
                    return Refused("These rows cannot be found", "Nothing was exported: the filter is none that is known.");
                var request = filter.Request with { Personal = asked };
                var about = file.About(consultation, filter, asked, member.Name, reason, clock.GetUtcNow());
                await note.ExecuteAsync(consultation, member, file.Name, Noted(about), cancellationToken);
                return await file.AnswerAsync(tables, consultation, request, about, clock.GetUtcNow(), cancellationToken);
            },
            StaffRole.Manager
        );

    private async Task<IResult> AnswerAsync(
        Consultation consultation,
        ExportFile file,
        ExportFilter filter,
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var about = file.About(consultation, filter, ExportRequest.NothingPersonal, member.Name, reason: null, now);
        // What columns mean is no response's.
        if (file.Format != ExportFormat.Codebook)
            await note.ExecuteAsync(consultation, member, file.Name, filter.Says, cancellationToken);
        return await file.AnswerAsync(tables, consultation, filter.Request, about, now, cancellationToken);
    }

    /// <summary>The filter and the reason: the line itself has who and when.</summary>
    private static string Noted(IReadOnlyList<string> about) =>
        string.Join(". ", about.Skip(1).Where(line => !line.StartsWith("Exported", StringComparison.Ordinal)));

    internal static IResult CannotFilter(HttpContext context, PointFilter filter, Consultation consultation) =>
        StaffGate.IsForPrograms(context)
            ? Results.ValidationProblem(
                filter.Errors.ToDictionary(),
                title: "The points cannot be filtered like this",
                detail: "Correct what is named in errors, or leave it out."
            )
            : PointPages.Problem(filter, consultation);

    private static IResult Refused(string heading, string what) =>
        PageResult.Of<MessagePage>(new { Heading = heading, Paragraphs = (IReadOnlyList<string>)[what] }, StatusCodes.Status400BadRequest);
}
