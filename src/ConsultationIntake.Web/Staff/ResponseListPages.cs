using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff/{slug}/responses</c>: a list of responses by any of the fields of <see cref="ListRequest"/>.</summary>
public sealed class ResponseListPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ReadInboxDesk desk,
    IOfficeRecords records,
    StaffGate gate
)
{
    /// <summary>What is looked for by its reference, in the address of a list.</summary>
    private const string Reference = "reference";

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var sought = context.Request.Query[Reference].ToString().Trim();
                if (await AddressOfAsync(consultation, sought, cancellationToken) is { } found)
                    return Results.LocalRedirect(found);
                var asked = ListRequest.Read(context.Request.Query, consultation, Reference, PageTrail.Name);
                if (asked.Errors.Count > 0)
                    return Problem(asked, consultation);
                var page = await store.ListAsync(asked.Query, cancellationToken);
                return PageResult.Of<ResponsesPage>(
                    new
                    {
                        Consultation = consultation,
                        Heading = ResponseList.Heading(asked, consultation, await SheetNameAsync(asked.Query, cancellationToken)),
                        First = ResponseList.Address(asked, consultation),
                        Mark = asked.Query.After,
                        Sought = sought.Length > 0 ? sought : null,
                        Count = await asked.CountAsync(store, consultation, cancellationToken),
                        Submissions = page,
                        Trail = PageTrail.Read(context.Request.Query),
                        Senders = await desk.SendersAsync(consultation.Slug, page.Items, cancellationToken),
                    }
                );
            }
        );

    private static IResult Problem(ListRequest asked, Consultation consultation) =>
        PageResult.Of<MessagePage>(
            new
            {
                Heading = "That list cannot be shown",
                Paragraphs = (IReadOnlyList<string>)[.. asked.Errors.Select(error => $"{error.Key}: {string.Join(" ", error.Value)}")],
                Back = $"/staff/{consultation.Slug}/responses",
                BackTo = "All responses",
            },
            StatusCodes.Status400BadRequest
        );

    private async Task<string?> SheetNameAsync(SubmissionQuery query, CancellationToken cancellationToken) =>
        query.Sheet is { } sheet ? (await records.FindAsync<SheetImport>(query.Consultation, sheet, cancellationToken))?.FileName : null;

    /// <summary>The page of a response or a point, as its reference is read out on the telephone; null where there is none.</summary>
    private async Task<string?> AddressOfAsync(Consultation consultation, string typed, CancellationToken cancellationToken)
    {
        if (PointId.TryParse(typed, out var point))
            return
                await store.FindAsync(consultation.Slug, point.Submission, cancellationToken) is { } letter
                && letter.Work.Find(point.Number) is not null
                ? $"~{LetterPage.Address(consultation, point)}"
                : null;
        return
            SubmissionReference.TryParse(typed, out var reference)
            && await store.FindAsync(consultation.Slug, reference, cancellationToken) is not null
            ? $"~/staff/{consultation.Slug}/{reference}"
            : null;
    }
}
