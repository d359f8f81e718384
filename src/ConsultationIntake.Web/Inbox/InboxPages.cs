using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Inbox;

/// <summary>The staff screens of the inbox, and <c>/api/consultations/{slug}/inbox</c> that says the same as JSON.</summary>
public sealed class InboxPages(
    ConsultationCatalogue catalogue,
    IMessageStore messages,
    ReadInboxDesk desk,
    OpenOriginal open,
    DecideMessage decideMessage,
    StaffHistory history,
    DecidedByOthers others,
    StaffGate gate
)
{
    private const int PageSize = 100;

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return InboxNotFound.Page();
                MessageState? state = Enum.TryParse<MessageState>(context.Request.Query["state"], ignoreCase: true, out var asked)
                    ? asked
                    : null;
                var after = context.Request.Query["after"].ToString();
                if (!after.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                    return InboxNotFound.Page();
                var query = new MessageQuery
                {
                    Consultation = slug,
                    State = state,
                    Take = PageSize,
                    After = after.Length > 0 ? after : null,
                };
                var page = await messages.ListAsync(query, cancellationToken);
                return PageResult.Of<InboxPage>(
                    new
                    {
                        Consultation = consultation,
                        Desk = await desk.ExecuteAsync(consultation, cancellationToken),
                        Messages = page,
                        State = state,
                        Next = page.Count == PageSize ? page[^1].Id : null,
                        query.After,
                        Trail = PageTrail.Read(context.Request.Query),
                    }
                );
            }
        );

    public Task<IResult> DecideAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (
                    !ConsultationSlug.TryParse(slug, out var consultation)
                    || !Enum.TryParse<DecideMessage.Decision>(form["decision"], out var decision)
                )
                    return InboxNotFound.Page();
                var reason = form["reason"].ToString().Trim();
                if (decision == DecideMessage.Decision.Dismiss && reason.Length == 0)
                    return PageResult.Of<AskOncePage>(
                        new
                        {
                            Heading = "Dismiss this mail?",
                            What = "It is set aside and counted as no response. It can be taken in again from the inbox.",
                            Button = "Dismiss it",
                            Action = $"/staff/{consultation}/inbox/{id}/decide",
                            Back = $"/staff/{consultation}/inbox/{id}",
                            BackTo = "The mail",
                            Fields = new Dictionary<string, string> { ["decision"] = nameof(DecideMessage.Decision.Dismiss) },
                            Missing = form.ContainsKey("reason"),
                        }
                    );
                if (!await decideMessage.ExecuteAsync(id, decision, slug, cancellationToken))
                    return await others.PageAsync(consultation, id, cancellationToken);
                await history.WriteAsync(
                    consultation,
                    member.Name,
                    HistoryActs.DecideMessage,
                    submission: null,
                    id,
                    reason.Length > 0 ? $"{decision}: {reason}" : decision.ToString(),
                    cancellationToken
                );
                return Results.LocalRedirect($"~/staff/{consultation}/inbox");
            }
        );

    /// <summary>One message, to be read before it is decided on.</summary>
    public Task<IResult> MessageAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                && await messages.FindAsync(id, cancellationToken) is { } message
                && (message.Consultation == slug || message.Consultation.Length == 0)
                    ? PageResult.Of<MessageInInboxPage>(
                        new
                        {
                            Consultation = consultation,
                            Message = message,
                            Email = message.Erased ? null : await open.EmailAsync(message, cancellationToken),
                        }
                    )
                    : InboxNotFound.Page()
        );

    public Task<IResult> JsonAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                var now = await desk.ExecuteAsync(consultation, cancellationToken);
                return ApiJson.Ok(
                    new
                    {
                        mail = MailView.Of(now.Messages),
                        unrouted = MailView.Of(now.Unrouted),
                        needsPerson = now.NeedsPerson,
                        toDecide = now.ToDecide.Select(message => new
                        {
                            message.Id,
                            message.ReceivedAt,
                            message.State,
                            message.Reason,
                        }),
                        todayOtherwise = now.TodayOtherwise.Select(response => response.Reference),
                        versions = now.Versions.Select(letter => letter.Reference),
                        marked = now.Marked.Select(letter => new { letter.Reference, letter.Marks }),
                        today = now.Today.Select(message => new
                        {
                            message.Id,
                            message.ReceivedAt,
                            message.State,
                            message.Reason,
                            message.Partner,
                            message.Reference,
                            message.Acknowledgement,
                        }),
                        partners = now.Partners.Lines,
                    }
                );
            }
        );
}
