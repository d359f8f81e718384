using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>The equality questions, asked after the response is sent, and their counts for staff.</summary>
public sealed class EqualityPages(ConsultationCatalogue catalogue, IEqualityCounts counts, StaffGate gate, TimeProvider clock)
{
    /// <param name="view">Whose page, and in which language.</param>
    /// <param name="action">Where it is sent.</param>
    /// <param name="form">What was chosen before, to be shown again; or null.</param>
    internal static IResult Show(FormView view, string action, SentForm? form = null) =>
        PageResult.Of<EqualityPage>(
            new
            {
                View = view,
                Action = action,
                Chosen = form is null ? [] : ChoicesIn(form),
            }
        );

    internal async Task CountAsync(Consultation consultation, SentForm form, CancellationToken cancellationToken)
    {
        var choices = ChoicesIn(form);
        if (choices.Count > 0)
            await counts.AddAsync(consultation.Slug, choices, cancellationToken);
    }

    private static Dictionary<string, string> ChoicesIn(SentForm form) =>
        EqualityQuestions
            .All.Select(question => (question.Id, Option: form.Text($"e-{question.Id}")))
            .Where(choice =>
                EqualityQuestions.All.First(question => question.Id == choice.Id).Options.Any(option => option.Code == choice.Option)
            )
            .ToDictionary(choice => choice.Id, choice => choice.Option);

    /// <summary><c>GET /staff/{slug}/equality</c></summary>
    public Task<IResult> StaffAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? PageResult.Of<EqualityCountsPage>(
                        new { Consultation = consultation, Report = await ReportAsync(consultation, cancellationToken) }
                    )
                    : PageResult.Of<MessagePage>(
                        new { Heading = "Page not found", Paragraphs = (IReadOnlyList<string>)["If you typed the address, check it."] },
                        StatusCodes.Status404NotFound
                    )
        );

    /// <summary><c>GET /api/consultations/{slug}/equality</c></summary>
    public Task<IResult> ApiAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? ApiJson.Ok(
                        new
                        {
                            suppressedBelow = EqualityReport.Smallest,
                            shownInStepsOf = EqualityTally.Step,
                            questions = (await ReportAsync(consultation, cancellationToken)).Questions.Select(question => new
                            {
                                id = question.Asked.Id,
                                question = question.Asked.Text.English,
                                answered = question.Answered,
                                options = question.Rows.Select(row => new
                                {
                                    code = row.Option.Code,
                                    option = row.Option.Text.English,
                                    count = row.Count,
                                    suppressed = row.Count is null,
                                }),
                            }),
                        }
                    )
                    : Problems.NoConsultation(slug),
            ClientScopes.Read
        );

    private async Task<EqualityReport> ReportAsync(Consultation consultation, CancellationToken cancellationToken) =>
        EqualityReport.Of(
            await counts.ReadAsync(consultation.Slug, cancellationToken),
            EqualityReport.IsFinalAt(consultation, clock.GetUtcNow())
        );
}
