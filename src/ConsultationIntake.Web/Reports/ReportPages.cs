using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Publishing.Word;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Exports;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Reports;

/// <summary><c>/staff/{slug}/report</c>: the consultation report as it would be now, its quotes chosen there, and as a Word
/// document.</summary>
public sealed class ReportPages(
    ConsultationCatalogue catalogue,
    MakeReport make,
    ChooseQuote choose,
    NoteExport note,
    SiteAddress site,
    StaffGate gate,
    TimeProvider clock
)
{
    public Task<IResult> ShowAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? PageResult.Of<ReportPage>(
                        new
                        {
                            Report = await make.ExecuteAsync(consultation, Languages.English, cancellationToken),
                            Links = LinksFor(consultation, root: ""),
                        }
                    )
                    : StaffNotFound.Page()
        );

    /// <summary>
    /// <c>GET /staff/{slug}/export/report.docx</c>, with <c>in=cy</c> in Welsh: the same numbers, each with the whole address of its
    /// filter.
    /// </summary>
    public Task<IResult> WordAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.FileAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.For(context, "consultation");
                var language = context.Request.Query["in"] == Languages.Welsh ? Languages.Welsh : Languages.English;
                await note.ExecuteAsync(consultation, member, "report.docx", $"In {language}", cancellationToken);
                var report = await make.ExecuteAsync(consultation, language, cancellationToken);
                var day = consultation.Window.LocalDate(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return Results.Stream(
                    ReportFile.Write(report, LinksFor(consultation, site.Root.ToString().TrimEnd('/'))),
                    PanelFiles.WordContentType,
                    $"{consultation.Slug}-{day}-report{(language == Languages.Welsh ? ".cy" : "")}.docx"
                );
            }
        );

    /// <summary>Chooses a point to be quoted, or takes it out.</summary>
    public Task<IResult> QuoteAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                if (!PointId.TryParse(form["point"].ToString().Trim(), out var point))
                    return Told("That is no point", "Write a point as KVE-TTD-TJ6.4: it stands at each point in the list.");
                var quote = form["do"] != "remove";
                return await choose.ExecuteAsync(consultation.Slug, point, quote, member.Name, cancellationToken) switch
                {
                    ChooseQuote.Outcome.Done => Results.LocalRedirect($"~/staff/{consultation.Slug}/report#themes"),
                    ChooseQuote.Outcome.NotFound => Told("There is no such point", $"{point} is not in any response that stands."),
                    ChooseQuote.Outcome.Safeguarding => Told(
                        "That point is not quoted",
                        "It may show a person at risk. Answer its safeguarding flag first; what was referred is never quoted."
                    ),
                    _ => throw new NotSupportedException("An outcome of choosing a quote has no page."),
                };
            }
        );

    internal static ReportLinks LinksFor(Consultation consultation, string root) =>
        new(
            query => root + PointFilter.Address(query, consultation),
            query => root + ResponseList.Address(query, consultation),
            $"{root}/staff/{consultation.Slug}/responses?late=true",
            point => $"{root}/staff/{consultation.Slug}/{point.Submission}#p-{point}"
        );

    private static IResult Told(string heading, string what) =>
        PageResult.Of<MessagePage>(new { Heading = heading, Paragraphs = (IReadOnlyList<string>)[what] }, StatusCodes.Status400BadRequest);
}
