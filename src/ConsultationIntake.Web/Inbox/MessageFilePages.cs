using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Inbox;

/// <summary>A mail as it came, and the files that came with it: to save, and to look at in a page of ours.</summary>
public sealed class MessageFilePages(ConsultationCatalogue catalogue, ShowFile show, IPageDrawer drawer, OpenOriginal open, StaffGate gate)
{
    public Task<IResult> OriginalAsync(HttpContext context, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await open.MessageAsync(id, cancellationToken) is { } message
                    ? SentFile.Download(context, message.Content, message.Name)
                    : InboxNotFound.Page()
        );

    /// <summary>A file as it came, always as a download.</summary>
    public Task<IResult> FileAsync(HttpContext context, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await open.FileAsync(id, context.Request.Query["name"].ToString(), cancellationToken) is { } file
                    ? SentFile.Download(context, file.Content, file.Name)
                    : InboxNotFound.Page()
        );

    /// <summary>The words of a file, or the picture that it is, in a page of ours.</summary>
    public Task<IResult> ShowFileAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                var name = context.Request.Query["name"].ToString();
                if (catalogue.Find(slug) is not { } consultation || await open.FileAsync(id, name, cancellationToken) is not { } file)
                    return InboxNotFound.Page();
                var address = $"/staff/{consultation.Slug}/inbox/{id}";
                var asked = $"?name={Uri.EscapeDataString(name)}";
                return PageResult.Of<FilePage>(
                    new
                    {
                        Consultation = consultation,
                        Section = StaffSection.Inbox,
                        File = await show.ExecuteAsync(
                            new ReceivedFile(file.Name, "application/octet-stream", file.Content),
                            cancellationToken
                        ),
                        Back = address,
                        BackTo = "The mail it came with",
                        Save = $"{address}/file{asked}",
                        Picture = $"{address}/file/picture{asked}",
                        Drawn = $"{address}/file/drawn{asked}",
                        Here = $"{address}/file/page{asked}",
                        From = SentFile.PageAsked(context) ?? 1,
                    }
                );
            }
        );

    public Task<IResult> PictureAsync(HttpContext context, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await open.FileAsync(id, context.Request.Query["name"].ToString(), cancellationToken) is { } file
                && SentFile.Picture(context, file.Content) is { } picture
                    ? picture
                    : InboxNotFound.Page()
        );

    public Task<IResult> DrawnAsync(HttpContext context, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                SentFile.PageAsked(context) is { } page
                && SentFile.DrawnPage(
                    context,
                    await drawer.DrawAsync(
                        async stop =>
                            await open.FileAsync(id, context.Request.Query["name"].ToString(), stop) is { } file
                                ? new ReceivedFile(file.Name, "application/octet-stream", file.Content)
                                : null,
                        page,
                        cancellationToken
                    )
                )
                    is { } drawn
                    ? drawn
                    : InboxNotFound.Page()
        );
}
