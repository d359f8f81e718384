using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Imports;

/// <summary><c>/staff/{slug}/paper/again</c>: a share of the paper responses typed a second time, and how well the two agree.</summary>
public sealed class TypeAgainPages(ConsultationCatalogue catalogue, TypeAgain again, StaffGate gate)
{
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? await ShowAsync(consultation, compared: null, [], cancellationToken)
                    : StaffNotFound.Page()
        );

    /// <summary><c>GET /staff/{slug}/paper/again/{reference}</c></summary>
    public Task<IResult> OneAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await FindAsync(slug, reference, cancellationToken) is var (consultation, submission)
                    ? PageResult.Of<TypeAgainPage>(
                        new
                        {
                            Consultation = consultation,
                            Reference = submission.Reference.ToString(),
                            Files = submission.Files.Count,
                        }
                    )
                    : StaffNotFound.Page()
        );

    /// <summary><c>POST /staff/{slug}/paper/again/{reference}</c></summary>
    public Task<IResult> CompareAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (await FindAsync(slug, reference, cancellationToken) is not var (consultation, submission))
                    return StaffNotFound.Page();
                var form = await SentForm.ReadAsync(context, cancellationToken);
                var differences = await again.ExecuteAsync(
                    consultation,
                    submission,
                    [
                        .. consultation.Questions.Select(question => new Answer(
                            question.Id,
                            TypingPages.AnswerTo(question, form, submission.Language)
                        )),
                    ],
                    [.. consultation.Questions.Select(question => question.Id).Where(id => form.Text($"unreadable-{id}") == "true")],
                    member.Name,
                    cancellationToken
                );
                return await ShowAsync(consultation, submission.Reference.ToString(), differences, cancellationToken);
            }
        );

    private async Task<IResult> ShowAsync(
        Consultation consultation,
        string? compared,
        IReadOnlyList<TypedTwice> differences,
        CancellationToken cancellationToken
    ) =>
        PageResult.Of<TypedTwicePage>(
            new
            {
                Consultation = consultation,
                Typings = await again.ListAsync(consultation, cancellationToken),
                Compared = compared,
                Differences = differences,
            }
        );

    private async Task<(Consultation, Submission)?> FindAsync(string slug, string reference, CancellationToken cancellationToken) =>
        catalogue.Find(slug) is { } consultation
        && SubmissionReference.TryParse(reference, out var parsed)
        && await again.FindAsync(consultation, parsed, cancellationToken) is { } submission
            ? (consultation, submission)
            : null;
}
