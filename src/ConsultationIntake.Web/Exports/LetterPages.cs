using ConsultationIntake.Consultations;
using ConsultationIntake.Publishing.Word;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Exports;

/// <summary><c>/staff/{slug}/{reference}/letter.docx</c>: one response as evidence; word for word only for a manager who says
/// why.</summary>
public sealed class LetterPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    NoteExport note,
    StaffGate gate,
    TimeProvider clock
)
{
    private static readonly EvidenceWords Words = new(PointWords.Of, PointWords.Of, PointWords.Of, PointWords.Of);

    public Task<IResult> GetAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.FileAsync(
            context,
            async member =>
            {
                if (await FindAsync(slug, reference, cancellationToken) is not var (consultation, submission))
                    return StaffNotFound.For(context, "response");
                await note.ExecuteAsync(consultation, member, "letter.docx", what: null, cancellationToken, submission.Reference);
                return Answer(consultation, submission, whole: false);
            }
        );

    public Task<IResult> WholeAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (await FindAsync(slug, reference, cancellationToken) is not var (consultation, submission))
                    return StaffNotFound.Page();
                var reason = (await FormBody.ReadAsync(context.Request, cancellationToken))["reason"].ToString().Trim();
                if (reason.Length is 0 or > ExportPages.LongestReason)
                    return PageResult.Of<MessagePage>(
                        new
                        {
                            Heading = "Say why you need it",
                            Paragraphs = (IReadOnlyList<string>)["Nothing was made. The reason stays in the history."],
                        },
                        StatusCodes.Status400BadRequest
                    );
                await note.ExecuteAsync(
                    consultation,
                    member,
                    "letter.docx",
                    $"With personal data. Reason: {reason}",
                    cancellationToken,
                    submission.Reference
                );
                return Answer(consultation, submission, whole: true);
            },
            StaffRole.Manager
        );

    private IResult Answer(Consultation consultation, Submission submission, bool whole) =>
        Results.Stream(
            EvidenceFile.Write(consultation, ResponseAsEvidence.Of(consultation, submission, whole), Words, clock.GetUtcNow()),
            PanelFiles.WordContentType,
            $"{consultation.Slug}-{submission.Reference}.docx"
        );

    private async Task<(Consultation Consultation, Submission Submission)?> FindAsync(
        string slug,
        string reference,
        CancellationToken cancellationToken
    ) =>
        catalogue.Find(slug) is { } consultation
        && SubmissionReference.TryParse(reference, out var parsed)
        && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
            ? (consultation, submission)
            : null;
}
