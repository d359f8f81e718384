using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Publishing.Sheets;
using ConsultationIntake.Publishing.Word;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Exports;

/// <summary>
/// <c>GET /staff/{slug}/export/panel.docx</c> and <c>panel.xlsx</c>: what the Panel asks for. Beside a filter of points the address may
/// hold <c>by</c> (<c>kind</c>, <c>theme</c>, <c>section</c>), <c>form</c> (<c>full</c>, <c>two</c>) and <c>in</c> (<c>en</c>, <c>cy</c>).
/// </summary>
public sealed class PanelPages(ConsultationCatalogue catalogue, ReadPanelTable panel, NoteExport note, StaffGate gate, TimeProvider clock)
{
    private const string By = "by";
    private const string Form = "form";
    private const string In = "in";

    public Task<IResult> WordAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        AnswerAsync(
            context,
            slug,
            "panel.docx",
            (consultation, table, asked, _) =>
                Results.Stream(
                    PanelFiles.Word(consultation, table, asked.Grouping, asked.AsTwoColumns, asked.Words, clock.GetUtcNow()),
                    PanelFiles.WordContentType,
                    NameOf(consultation, asked, "docx")
                ),
            cancellationToken
        );

    public Task<IResult> SheetAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        AnswerAsync(
            context,
            slug,
            "panel.xlsx",
            (consultation, table, asked, points) =>
                Results.Stream(
                    stream =>
                        XlsxSheets.WriteAsync(
                            PanelFiles.Sheet(table, asked.Words),
                            [
                                asked.Words.PanelTitle,
                                consultation.Title.In(asked.Words.Language),
                                FilterSentence.Of(points, consultation),
                                PanelFiles.Introduction(consultation, table, asked.Grouping, asked.Words, clock.GetUtcNow()),
                            ],
                            stream,
                            cancellationToken,
                            withCodebook: asked.Words.Language == Languages.English
                        ),
                    XlsxSheets.ContentType,
                    NameOf(consultation, asked, "xlsx")
                ),
            cancellationToken
        );

    private Task<IResult> AnswerAsync(
        HttpContext context,
        string slug,
        string file,
        Func<Consultation, PanelTable, Asked, PointQuery, IResult> write,
        CancellationToken cancellationToken
    ) =>
        gate.FileAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.For(context, "consultation");
                var filter = PointFilter.Read(context.Request.Query, consultation, By, Form, In);
                if (filter.Errors.Count > 0)
                    return ExportPages.CannotFilter(context, filter, consultation);
                var asked = Asked.Read(context.Request.Query);
                var form = $"by {asked.Grouping.ToString().ToLowerInvariant()}{(asked.AsTwoColumns ? ", in two columns" : "")}";
                await note.ExecuteAsync(
                    consultation,
                    member,
                    file,
                    $"{FilterSentence.Of(filter.Query, consultation)}, {form}, in {asked.Words.Language}",
                    cancellationToken
                );
                var table = await panel.ExecuteAsync(consultation, filter.Query, asked.Grouping, asked.Words, cancellationToken);
                return write(consultation, table, asked, filter.Query);
            }
        );

    private string NameOf(Consultation consultation, Asked asked, string extension)
    {
        var day = consultation.Window.LocalDate(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{consultation.Slug}-{day}-panel{(asked.Words.Language == Languages.Welsh ? ".cy" : "")}.{extension}";
    }

    private sealed record Asked(PanelGrouping Grouping, bool AsTwoColumns, ReportWords Words)
    {
        internal static Asked Read(IQueryCollection asked) =>
            new(
                Enum.TryParse<PanelGrouping>(asked[By], ignoreCase: true, out var grouping) && Enum.IsDefined(grouping)
                    ? grouping
                    : PanelGrouping.Kind,
                asked[Form] == "two",
                ReportWords.In(asked[In].ToString())
            );
    }
}
