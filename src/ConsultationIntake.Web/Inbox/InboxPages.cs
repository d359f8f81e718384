using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions;
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
    ISubmissionStore submissions,
    ReadInboxDesk desk,
    ShowFile show,
    IPageDrawer drawer,
    OpenOriginal open,
    DecideMessage decideMessage,
    DecideVersion decideVersion,
    SettleSubmission settle,
    SendReminder remind,
    StaffHistory history,
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
                    return NotFound();
                MessageState? state = Enum.TryParse<MessageState>(context.Request.Query["state"], ignoreCase: true, out var asked)
                    ? asked
                    : null;
                var after = context.Request.Query["after"].ToString();
                if (!after.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                    return NotFound();
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
                    return NotFound();
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
                    return NotFound();
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
                    : NotFound()
        );

    public Task<IResult> OriginalAsync(HttpContext context, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await open.MessageAsync(id, cancellationToken) is { } message
                    ? SentFile.Download(context, message.Content, message.Name)
                    : NotFound()
        );

    /// <summary>A file as it came, always as a download.</summary>
    public Task<IResult> FileAsync(HttpContext context, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await open.FileAsync(id, context.Request.Query["name"].ToString(), cancellationToken) is { } file
                    ? SentFile.Download(context, file.Content, file.Name)
                    : NotFound()
        );

    /// <summary>The words of a file, or the picture that it is, in a page of ours.</summary>
    public Task<IResult> ShowFileAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                var name = context.Request.Query["name"].ToString();
                if (catalogue.Find(slug) is not { } consultation || await open.FileAsync(id, name, cancellationToken) is not { } file)
                    return NotFound();
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
                    : NotFound()
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
                    : NotFound()
        );

    public Task<IResult> VersionAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (
                    catalogue.Find(slug) is not { } consultation
                    || !SubmissionReference.TryParse(reference, out var parsed)
                    || await submissions.FindAsync(consultation.Slug, parsed, cancellationToken)
                        is not { Replaces: { } earlierReference } later
                    || await submissions.FindAsync(consultation.Slug, earlierReference, cancellationToken) is not { } earlier
                )
                    return NotFound();
                return PageResult.Of<VersionPage>(
                    new
                    {
                        Consultation = consultation,
                        Earlier = earlier,
                        Later = later,
                        Comparison = VersionComparison.Of(earlier, later),
                        Partner = consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == later.Partner)?.Name,
                    }
                );
            }
        );

    public Task<IResult> DecideVersionAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (
                    !ConsultationSlug.TryParse(slug, out var consultation)
                    || !SubmissionReference.TryParse(reference, out var parsed)
                    || !Enum.TryParse<DecideVersion.Decision>(form["decision"], out var decision)
                )
                    return NotFound();
                var reason = form["reason"].ToString().Trim();
                if (decision == DecideVersion.Decision.Withdraw && reason.Length == 0)
                    return PageResult.Of<AskOncePage>(
                        new
                        {
                            Heading = $"Withdraw {parsed}?",
                            What = "It is kept and can be let stand again, but until then none of its points is counted, in a digest "
                                + "or decided.",
                            Button = "Withdraw it",
                            Action = $"/staff/{consultation}/{parsed}/version",
                            Back = $"/staff/{consultation}/{parsed}",
                            BackTo = parsed.ToString(),
                            Fields = new Dictionary<string, string> { ["decision"] = nameof(DecideVersion.Decision.Withdraw) },
                            Missing = form.ContainsKey("reason"),
                        }
                    );
                if (
                    !await decideVersion.ExecuteAsync(
                        consultation,
                        parsed,
                        decision,
                        SubmissionReference.TryParse(form["replaces"], out var replaces) ? replaces : null,
                        cancellationToken
                    )
                )
                    return NotFound();
                await history.WriteAsync(
                    consultation,
                    member.Name,
                    HistoryActs.DecideVersion,
                    parsed,
                    subject: null,
                    reason.Length > 0 ? $"{decision}: {reason}" : decision.ToString(),
                    cancellationToken
                );
                return Results.LocalRedirect($"~/staff/{consultation}/{parsed}");
            }
        );

    public Task<IResult> SettleAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (!ConsultationSlug.TryParse(slug, out var consultation) || !SubmissionReference.TryParse(reference, out var parsed))
                    return NotFound();
                var (mark, partner) = (form["mark"].ToString(), form["partner"].ToString());
                var settled =
                    mark.Length > 0
                        ? await settle.MarkAsync(consultation, parsed, mark, cancellationToken)
                        : await settle.SenderAsync(consultation, parsed, partner.Length > 0 ? partner : null, cancellationToken);
                if (!settled)
                    return NotFound();
                var (act, after) = mark.Length > 0 ? (HistoryActs.SettleMark, mark) : (HistoryActs.SettleSender, partner);
                await history.WriteAsync(consultation, member.Name, act, parsed, subject: null, after, cancellationToken);
                return Results.LocalRedirect(
                    form["back"] == "desk" ? $"~/staff/{consultation}/inbox#letters" : $"~/staff/{consultation}/{parsed}"
                );
            }
        );

    public Task<IResult> RemindAsync(HttpContext context, string slug, string partner, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (!ConsultationSlug.TryParse(slug, out var consultation))
                    return NotFound();
                var outcome = await remind.ExecuteAsync(consultation, partner, cancellationToken);
                if (outcome is SendReminder.Outcome.Sent or SendReminder.Outcome.Unknown)
                    await history.WriteAsync(
                        consultation,
                        member.Name,
                        HistoryActs.Remind,
                        submission: null,
                        partner,
                        after: null,
                        cancellationToken
                    );
                return outcome switch
                {
                    SendReminder.Outcome.Sent => Results.LocalRedirect($"~/staff/{consultation}/partners"),
                    SendReminder.Outcome.Unknown => Say(
                        consultation,
                        "The reminder may have gone out",
                        "The mail service did not say that it took it. It stands in the outbox: say there whether it arrived."
                    ),
                    SendReminder.Outcome.NoSuchPartner => NotFound(),
                    SendReminder.Outcome.NotInvited => Say(
                        consultation,
                        "This partner was not invited",
                        "No reminder was sent. Put the day it was asked into \"invited\" of the partner in consultation.json."
                    ),
                    SendReminder.Outcome.MailWaits => Say(
                        consultation,
                        "Mail that says it is from this partner waits",
                        "No reminder was sent. Decide on the mail first: it may be their response."
                    ),
                    SendReminder.Outcome.NoAddress => Say(
                        consultation,
                        "No address is known",
                        "Add an address to the partner in consultation.json."
                    ),
                    SendReminder.Outcome.AlreadyAnswered => Say(consultation, "This partner has answered", "No reminder was sent."),
                    SendReminder.Outcome.Closed => Say(consultation, "The consultation has closed", "No reminder was sent."),
                    SendReminder.Outcome.RemindedToday => Say(consultation, "Already reminded today", "No second reminder was sent."),
                    _ => Say(
                        consultation,
                        "The reminder was refused",
                        "The mail service does not deliver to this address. Check it in consultation.json."
                    ),
                };
            }
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

    private static IResult Say(ConsultationSlug consultation, string heading, string advice) =>
        PageResult.Of<MessagePage>(
            new
            {
                Heading = heading,
                Paragraphs = (IReadOnlyList<string>)[advice],
                Back = $"/staff/{consultation}/partners",
                BackTo = "The partners",
            },
            StatusCodes.Status409Conflict
        );

    private static IResult NotFound() =>
        PageResult.Of<MessagePage>(
            new
            {
                Heading = "Page not found",
                Paragraphs = (IReadOnlyList<string>)["It may have been decided already.", "The inbox is on the staff page."],
            },
            StatusCodes.Status404NotFound
        );
}
