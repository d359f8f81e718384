using ConsultationIntake.Consultations;
using ConsultationIntake.Publishing.Word;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Replies;

/// <summary>
/// <c>/staff/{slug}/replies</c>: what partners are told of their points; each looked at before it goes, chosen or all, sent once. To
/// everybody else a reply is a letter in Word: no address of theirs is proven and kept.
/// </summary>
public sealed class ReplyPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ReadReplies replies,
    SendReplies send,
    StaffGate gate
)
{
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? await PageAsync(consultation, outcomes: null, cancellationToken)
                    : StaffNotFound.Page()
        );

    public Task<IResult> SendAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await context.Request.ReadFormAsync(cancellationToken);
                var chosen = form["partner"].OfType<string>().ToHashSet(StringComparer.Ordinal);
                return await PageAsync(
                    consultation,
                    await send.ExecuteAsync(consultation, chosen, member.Name, cancellationToken),
                    cancellationToken
                );
            }
        );

    /// <summary><c>GET /staff/{slug}/replies/{partner}/reply.docx</c></summary>
    public Task<IResult> WordAsync(HttpContext context, string slug, string partner, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                && (await replies.ExecuteAsync(consultation, cancellationToken)).FirstOrDefault(reply => reply.Partner.Id == partner)
                    is { } found
                    ? Document(consultation, found.Reply, partner)
                    : StaffNotFound.Page()
        );

    /// <summary><c>GET /staff/{slug}/{reference}/reply.docx</c>: to whoever sent one response.</summary>
    public Task<IResult> WordToSenderAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                && SubmissionReference.TryParse(reference, out var parsed)
                && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
                    ? Document(
                        consultation,
                        Reply.Of(consultation, SenderName.PartnerOf(consultation, submission.Partner), [submission]),
                        parsed.ToString()
                    )
                    : StaffNotFound.Page()
        );

    private static IResult Document(Consultation consultation, Reply reply, string to) =>
        Results.Stream(ReplyFile.Write(consultation, reply), PanelFiles.WordContentType, $"{consultation.Slug}-{to}-reply.docx");

    private async Task<IResult> PageAsync(
        Consultation consultation,
        IReadOnlyDictionary<string, SendReplyOutcome>? outcomes,
        CancellationToken cancellationToken
    ) =>
        PageResult.Of<RepliesPage>(
            new
            {
                Consultation = consultation,
                Replies = await replies.ExecuteAsync(consultation, cancellationToken),
                Outcomes = outcomes,
            }
        );
}
