using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>
/// <c>GET /staff/{slug}/{reference}/files/{number}</c>: a file that came with a form, to be saved and never shown in the browser.
/// </summary>
public sealed class StaffFiles(ConsultationCatalogue catalogue, ISubmissionStore store, IBlobStore blobs, StaffGate gate)
{
    public Task<IResult> GetAsync(HttpContext context, string slug, string reference, string number, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                && SubmissionReference.TryParse(reference, out var parsed)
                && int.TryParse(number, out var index)
                && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
                && submission.Files.ElementAtOrDefault(index - 1) is { } file
                && await blobs.OpenAsync(file.Blob, cancellationToken) is { } content
                    ? Results.Stream(content, "application/octet-stream", file.Name)
                    : PageResult.Of<MessagePage>(
                        new { Heading = "Page not found", Paragraphs = (IReadOnlyList<string>)["If you typed the address, check it."] },
                        StatusCodes.Status404NotFound
                    )
        );
}
