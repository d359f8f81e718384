using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>
/// <c>GET /staff/{slug}/{reference}/files/{number}</c>: a file that came with a form, to be saved and never shown in the browser as it
/// is; <c>.../page</c> has its words in a page of ours, <c>.../picture</c> the picture that it is, and
/// <c>.../drawn?page=N</c> a page of it as a picture.
/// </summary>
public sealed class StaffFiles(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IBlobStore blobs,
    ShowFile show,
    IPageDrawer drawer,
    StaffGate gate
)
{
    public Task<IResult> GetAsync(HttpContext context, string slug, string reference, string number, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await FindAsync(slug, reference, number, cancellationToken) is (_, _, var file)
                && await blobs.OpenAsync(file.Blob, cancellationToken) is { } content
                    ? SentFile.Download(context, content, file.Name)
                    : StaffNotFound.Page()
        );

    public Task<IResult> ShowAsync(
        HttpContext context,
        string slug,
        string reference,
        string number,
        CancellationToken cancellationToken
    ) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (
                    await FindAsync(slug, reference, number, cancellationToken) is not var (consultation, submission, file)
                    || await ReadAsync(file, cancellationToken) is not { } content
                )
                    return StaffNotFound.Page();
                var address = $"/staff/{consultation.Slug}/{submission.Reference}";
                return PageResult.Of<FilePage>(
                    new
                    {
                        Consultation = consultation,
                        Section = StaffSection.Responses,
                        File = await show.ExecuteAsync(Received(file, content), cancellationToken) with
                        {
                            Name = file.Name,
                        },
                        Back = address,
                        BackTo = submission.Reference.ToString(),
                        Save = $"{address}/files/{number}",
                        Picture = $"{address}/files/{number}/picture",
                        Drawn = $"{address}/files/{number}/drawn",
                        Here = $"{address}/files/{number}/page",
                        From = SentFile.PageAsked(context) ?? 1,
                    }
                );
            }
        );

    public Task<IResult> PictureAsync(
        HttpContext context,
        string slug,
        string reference,
        string number,
        CancellationToken cancellationToken
    ) =>
        gate.PageAsync(
            context,
            async _ =>
                await FindAsync(slug, reference, number, cancellationToken) is (_, _, var file)
                && await ReadAsync(file, cancellationToken) is { } content
                && SentFile.Picture(context, content) is { } picture
                    ? picture
                    : StaffNotFound.Page()
        );

    public Task<IResult> DrawnAsync(
        HttpContext context,
        string slug,
        string reference,
        string number,
        CancellationToken cancellationToken
    ) =>
        gate.PageAsync(
            context,
            async _ =>
                SentFile.PageAsked(context) is { } page
                && await FindAsync(slug, reference, number, cancellationToken) is (_, _, var file)
                && SentFile.DrawnPage(
                    context,
                    await drawer.DrawAsync(
                        async stop => await ReadAsync(file, stop) is { } content ? Received(file, content) : null,
                        page,
                        cancellationToken
                    )
                )
                    is { } drawn
                    ? drawn
                    : StaffNotFound.Page()
        );

    /// <summary>The reader goes by the name where the content leaves it open; the kind was told from the content as it was kept.</summary>
    private static ReceivedFile Received(SubmittedFile file, ReadOnlyMemory<byte> content) =>
        new(Path.ChangeExtension(file.Name, file.Kind), "application/octet-stream", content);

    private async Task<(Consultation Consultation, Submission Submission, SubmittedFile File)?> FindAsync(
        string slug,
        string reference,
        string number,
        CancellationToken cancellationToken
    ) =>
        catalogue.Find(slug) is { } consultation
        && SubmissionReference.TryParse(reference, out var parsed)
        && int.TryParse(number, out var index)
        && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
        && submission.Files.ElementAtOrDefault(index - 1) is { } file
            ? (consultation, submission, file)
            : null;

    /// <summary>All of it: files of forms are kept small (<see cref="Submissions.Files.KeepFile"/>).</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(SubmittedFile file, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(file.Blob, cancellationToken);
        if (stream is null)
            return null;
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
