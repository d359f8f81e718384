using System.Globalization;
using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Points;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff</c> and what is below it.</summary>
public sealed class StaffPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IPointRegister register,
    ICampaignStore campaigns,
    ThemesInUse themes,
    SubmissionReader reader,
    RetrySubmission retry,
    EraseSubmission erase,
    StaffHistory history,
    ReadInboxDesk desk,
    IDigestLedger digests,
    IMessageStore messages,
    OverdueFlags overdue,
    IOfficeRecords records,
    StaffGate gate,
    SiteAddress site,
    TimeProvider clock
)
{
    public Task<IResult> HomeAsync(HttpContext context, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                var accounts = new List<AccountView>();
                foreach (var consultation in catalogue.All)
                    accounts.Add(
                        AccountView.Of(
                            consultation,
                            await store.TallyAsync(consultation.Slug, cancellationToken),
                            reader.NameFor(await themes.ForAsync(consultation, cancellationToken)),
                            clock.GetUtcNow()
                        )
                    );
                return accounts is [var only]
                    ? Results.Redirect($"/staff/{only.Consultation}")
                    : PageResult.Of<StaffHomePage>(new { Accounts = accounts });
            }
        );

    public Task<IResult> ConsultationAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return NotFound();
                // Where lists of this page were asked for before they had a page of their own: bookmarks and mails.
                if (context.Request.QueryString.HasValue)
                    return Results.LocalRedirect($"~/staff/{consultation.Slug}/responses{context.Request.QueryString}");
                var tally = await store.TallyAsync(consultation.Slug, cancellationToken);
                return PageResult.Of<ConsultationPage>(
                    new
                    {
                        Consultation = consultation,
                        Account = AccountView.Of(
                            consultation,
                            tally,
                            reader.NameFor(await themes.ForAsync(consultation, cancellationToken)),
                            clock.GetUtcNow()
                        ),
                        Tally = tally,
                        Last = await EarlierConsultation.BeforeAsync(consultation, catalogue, store, cancellationToken),
                        Overdue = await overdue.CountAsync(consultation, cancellationToken),
                        Given = await CountGivenAsync(consultation, member, cancellationToken),
                        FlagsInTime = await overdue.CountInTimeAsync(consultation, cancellationToken),
                        Campaigns = await campaigns.ListAsync(
                            consultation.Slug,
                            copies: 2,
                            skip: 0,
                            CampaignsSection.LargestShown + 1,
                            cancellationToken
                        ),
                        Desk = await desk.ExecuteAsync(consultation, cancellationToken),
                        Digests = await digests.ListAsync(consultation.Slug, cancellationToken),
                        Undelivered = (await records.ListAsync<UndeliveredMail>(consultation.Slug, cancellationToken)).Count,
                        Member = member.Name,
                        Since = await SinceAsync(context, consultation, cancellationToken),
                    }
                );
            }
        );

    /// <summary>The points given to whoever looks, and those of respondents' own views given to nobody and not decided.</summary>
    private async Task<GivenPoints> CountGivenAsync(Consultation consultation, StaffMember member, CancellationToken cancellationToken)
    {
        PointQuery[] queries = [GivenPoints.To(member.Name, consultation.Slug), GivenPoints.ToNobody(consultation.Slug)];
        var counts = await register.CountEachAsync(queries, cancellationToken);
        return new GivenPoints(counts[0], counts[1]);
    }

    /// <summary>What came since this browser was last here; null where it never was.</summary>
    private async Task<SinceLastVisit?> SinceAsync(HttpContext context, Consultation consultation, CancellationToken cancellationToken)
    {
        if (LastVisit.Of(context, site, consultation.Slug, clock.GetUtcNow()) is not { } visit)
            return null;
        var points = SinceLastVisit.PointsFrom(consultation, visit.At);
        return new SinceLastVisit(
            visit.At,
            (await ListRequest.SinceMoment(consultation, visit.At).CountAsync(store, consultation, cancellationToken))!.Value,
            points,
            await register.CountAsync(points, cancellationToken)
        );
    }

    /// <summary>A page of the campaigns, or the one that a response is a copy of.</summary>
    public Task<IResult> CampaignsAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return NotFound();
                var (of, after) = (context.Request.Query["of"].ToString(), context.Request.Query["after"].ToString());
                if (of.Length > 0)
                    return
                        SubmissionReference.TryParse(of, out var copy)
                        && await campaigns.OfAsync(consultation.Slug, copy, cancellationToken) is { } one
                        ? PageResult.Of<CampaignsPage>(
                            new
                            {
                                Consultation = consultation,
                                Campaigns = (IReadOnlyList<Campaign>)[one],
                                Tally = await store.TallyAsync(consultation.Slug, cancellationToken),
                                Of = copy,
                            }
                        )
                        : NotFound();
                var skip = 0;
                if (after.Length > 0 && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
                    return NotFound();
                return PageResult.Of<CampaignsPage>(
                    new
                    {
                        Consultation = consultation,
                        Campaigns = await campaigns.ListAsync(
                            consultation.Slug,
                            copies: 2,
                            skip,
                            CampaignsPage.MostShown + 1,
                            cancellationToken
                        ),
                        Tally = await store.TallyAsync(consultation.Slug, cancellationToken),
                        Skip = skip,
                        Trail = PageTrail.Read(context.Request.Query),
                    }
                );
            }
        );

    public Task<IResult> PartnersAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? PageResult.Of<PartnersPage>(
                        new
                        {
                            Consultation = consultation,
                            Desk = await desk.ExecuteAsync(consultation, cancellationToken),
                            IsOpen = consultation.Window.StateAt(clock.GetUtcNow()) != WindowState.Closed,
                        }
                    )
                    : NotFound()
        );

    public Task<IResult> SubmissionAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
                await FindAsync(slug, reference, cancellationToken) is var (consultation, submission)
                    ? PageResult.Of<SubmissionPage>(
                        new
                        {
                            Consultation = consultation,
                            Submission = submission,
                            MessageId = await MessageOfAsync(submission, cancellationToken),
                            Done = DoneAction.Parse(context.Request.Query[PointPages.Done]),
                            At = PageBeginning.Read(context.Request.Query),
                            AskedPage = NumberIn(context, LetterPage.Page),
                            AskedPoint = NumberIn(context, LetterPage.Point),
                            Member = member.Name,
                            Colleagues = await Colleague.NamesAsync(records, consultation, cancellationToken),
                            Copies = await CopyCounts.OfAsync(register, consultation, PointRow.AllOf(submission), cancellationToken),
                            Many = await DoneMany.FindAsync(
                                context,
                                new PointQuery { Consultation = consultation.Slug },
                                register,
                                cancellationToken
                            ),
                        }
                    )
                    : NotFound()
        );

    public Task<IResult> RetryAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (
                    !ConsultationSlug.TryParse(slug, out var consultation)
                    || !SubmissionReference.TryParse(reference, out var parsed)
                    || !await retry.ExecuteAsync(consultation, parsed, cancellationToken)
                )
                    return NotFound();
                await history.WriteAsync(
                    consultation,
                    member.Name,
                    HistoryActs.Retry,
                    parsed,
                    subject: null,
                    after: null,
                    cancellationToken
                );
                return Results.LocalRedirect($"~/staff/{consultation}/{parsed}#status");
            }
        );

    /// <summary>Asks once more before a response is erased, and why, and says what that cannot undo.</summary>
    public Task<IResult> ShowErasingAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                await FindAsync(slug, reference, cancellationToken) is var (consultation, submission)
                    ? PageResult.Of<ErasePage>(new { Consultation = consultation, Submission = submission })
                    : NotFound(),
            StaffRole.Manager
        );

    public Task<IResult> EraseAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (await FindAsync(slug, reference, cancellationToken) is not var (consultation, submission))
                    return NotFound();
                var form = context.Request.HasFormContentType ? await SentForm.ReadAsync(context, cancellationToken) : null;
                if (ErasePage.ReasonOf(form?.Text("reason")) is not { } reason)
                    return PageResult.Of<ErasePage>(
                        new
                        {
                            Consultation = consultation,
                            Submission = submission,
                            Error = "Say why it is erased",
                        },
                        StatusCodes.Status400BadRequest
                    );
                return await erase.ExecuteAsync(consultation.Slug, submission.Reference, reason, member.Name, cancellationToken)
                    ? PageResult.Of<MessagePage>(
                        new
                        {
                            Heading = $"{submission.Reference} is erased",
                            Paragraphs = (IReadOnlyList<string>)
                                [
                                    "The response and everything that came with it is gone.",
                                    "The history keeps the reference, who erased it and why; no name is kept.",
                                ],
                        }
                    )
                    : NotFound();
            },
            StaffRole.Manager
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

    /// <summary>The message that an emailed submission came in, or null.</summary>
    private async Task<string?> MessageOfAsync(Submission submission, CancellationToken cancellationToken) =>
        submission is { Channel: Channel.Email, IdempotencyKey: { } key }
            ? (await messages.FindClaimAsync(key, cancellationToken))?.Owner
            : null;

    private static int? NumberIn(HttpContext context, string name) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IResult NotFound() => StaffNotFound.Page();
}
