using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Outcomes;

/// <summary>
/// "You said, we did": for the public at <c>/{slug}/outcome</c> with a feed and as JSON, for staff at <c>/staff/{slug}/outcome</c>.
/// </summary>
public sealed class OutcomePages(
    ConsultationCatalogue catalogue,
    FormPages form,
    DraftOutcome draft,
    ReadOutcome read,
    SaveOutcomeWords save,
    PublishOutcome publish,
    PublishResponses responses,
    IOfficeRecords records,
    SiteAddress site,
    StaffGate gate,
    TimeProvider clock
)
{
    /// <summary>Whoever has a copy asks whether it still stands: what is withdrawn is gone at once, and the answer costs little.</summary>
    private const string Caching = "public, no-cache";

    /// <summary>The field that says that the page which asks once more was answered: without it nothing is published.</summary>
    internal const string Sure = "sure";

    private static readonly string Build = typeof(OutcomePages).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary><c>GET /{slug}/outcome</c>. Before it is published the page says so, under the same address.</summary>
    public async Task<IResult> PublicAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return form.NotFound(context);
        var view = form.ViewOf(context, consultation);
        var published = await read.ExecuteAsync(consultation.Slug, cancellationToken);
        var shown = await ShownAsync(consultation, cancellationToken);
        return IsKnown(context, published, $"{view.Language}-{shown?.Set}")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : PageResult.Of<PublicOutcomePage>(
                new
                {
                    View = view,
                    Outcome = published,
                    HasResponses = shown is not null,
                }
            );
    }

    /// <summary><c>GET /{slug}/outcome.atom</c>: the same as a feed; without entries before it is published.</summary>
    public async Task<IResult> FeedAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return form.NotFound(context);
        var view = form.ViewOf(context, consultation);
        var published = await read.ExecuteAsync(consultation.Slug, cancellationToken);
        var shown = await ShownAsync(consultation, cancellationToken);
        return IsKnown(context, published, $"{view.Language}-{shown?.Set}")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(OutcomeFeed.Of(view, published, shown, site), "application/atom+xml; charset=utf-8");
    }

    /// <summary><c>GET /api/consultations/{slug}/outcome</c></summary>
    public async Task<IResult> JsonAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return Problems.NoConsultation(slug);
        if (await read.ExecuteAsync(consultation.Slug, cancellationToken) is not { } published)
            return Problems.Of(StatusCodes.Status404NotFound, "Nothing is published yet", "It will be at this address.");
        return IsKnown(context, published, "json")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : ApiJson.Ok(
                new
                {
                    publishedAt = published.PublishedAt,
                    figures = published.Edition.Figures,
                    entries = published.Edition.Entries.Select(entry => new
                    {
                        id = entry.Concern,
                        title = InBoth(entry.Title),
                        answer = InBoth(entry.Answer),
                        outcome = InBoth(entry.Outcome),
                        planSection = entry.PlanSection,
                        points = entry.Points,
                        saidAtMeetings = entry.SaidAtMeetings,
                        responses = new
                        {
                            @public = entry.Respondents.Public,
                            organisations = entry.Respondents.Organisations,
                            partners = entry.Respondents.Partners,
                        },
                        changedAt = entry.ChangedAt,
                    }),
                }
            );
    }

    /// <summary><c>GET /staff/{slug}/outcome</c></summary>
    public Task<IResult> StaffAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
                catalogue.Find(slug) is { } consultation
                    ? await ShowAsync(consultation, member, context.Request.Query["said"], cancellationToken)
                    : StaffNotFound.Page()
        );

    /// <summary><c>GET /staff/{slug}/outcome/preview</c>: what would be published now, as the public would see it.</summary>
    public Task<IResult> PreviewAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var edition = await draft.MakeAsync(consultation, before: null, cancellationToken);
                return PageResult.Of<PublicOutcomePage>(
                    new
                    {
                        View = form.ViewOf(context, consultation),
                        Outcome = new PublishedOutcome("preview", clock.GetUtcNow(), edition),
                        IsPreview = true,
                    }
                );
            }
        );

    /// <summary><c>POST /staff/{slug}/outcome/{concern}/words</c></summary>
    public Task<IResult> SaveAsync(HttpContext context, string slug, string concern, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var sent = await FormBody.ReadAsync(context.Request, cancellationToken);
                var command = new SaveOutcomeWordsCommand(
                    consultation.Slug,
                    concern,
                    Text(sent, "title"),
                    Text(sent, "answer"),
                    sent["leave-out"] == "true",
                    member.Name
                );
                return Said(
                    consultation,
                    await save.ExecuteAsync(command, cancellationToken) ? "saved" : "not-saved",
                    $"c-{Uri.EscapeDataString(concern)}"
                );
            }
        );

    /// <summary><c>GET /staff/{slug}/outcome/publish</c>: what is not so yet, and whether it shall be published all the same.</summary>
    public Task<IResult> AskAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
                catalogue.Find(slug) is { } consultation
                    ? PageResult.Of<PublishOutcomePage>(
                        new
                        {
                            Consultation = consultation,
                            Candidates = await draft.ListAsync(consultation, cancellationToken),
                            (await draft.MakeAsync(consultation, before: null, cancellationToken)).Figures,
                            Now = clock.GetUtcNow(),
                            MayPublish = member.Role >= StaffRole.Manager,
                        }
                    )
                    : StaffNotFound.Page()
        );

    /// <summary><c>POST /staff/{slug}/outcome/publish</c>: where the page that asks once more was not answered, leads to it.</summary>
    public async Task<IResult> PublishAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        var isSure = (await FormBody.ReadAsync(context.Request, cancellationToken))[Sure].Count > 0;
        return await ChangeAsync(
            context,
            slug,
            async (consultation, by) => isSure ? await publish.ExecuteAsync(consultation, by, cancellationToken) : null
        );
    }

    /// <summary><c>POST /staff/{slug}/outcome/withdraw</c></summary>
    public Task<IResult> WithdrawAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        ChangeAsync(context, slug, async (consultation, by) => await publish.WithdrawAsync(consultation, by, cancellationToken));

    private Task<IResult> ChangeAsync(HttpContext context, string slug, Func<Consultation, string, Task<PublishOutcomeOutcome?>> change) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                if (await change(consultation, member.Name) is not { } outcome)
                    return Results.LocalRedirect($"~/staff/{consultation.Slug}/outcome/publish", permanent: false, preserveMethod: false);
                var said = outcome switch
                {
                    PublishOutcomeOutcome.Published => "published",
                    PublishOutcomeOutcome.Withdrawn => "withdrawn",
                    PublishOutcomeOutcome.Nothing => "nothing",
                    PublishOutcomeOutcome.ChangedMeanwhile => "meanwhile",
                    var other => throw new NotSupportedException($"{other.GetType().Name} has no answer."),
                };
                return Said(consultation, said, "main");
            },
            StaffRole.Manager
        );

    private async Task<IResult> ShowAsync(
        Consultation consultation,
        StaffMember member,
        string? said,
        CancellationToken cancellationToken
    ) =>
        PageResult.Of<StaffOutcomePage>(
            new
            {
                Consultation = consultation,
                Candidates = await draft.ListAsync(consultation, cancellationToken),
                Page = await records.FindAsync<OutcomePage>(consultation.Slug, OutcomePage.Only, cancellationToken),
                MayPublish = member.Role >= StaffRole.Manager,
                Said = said,
            }
        );

    private static IResult Said(Consultation consultation, string what, string anchor) =>
        Results.LocalRedirect($"~/staff/{consultation.Slug}/outcome?said={what}#{anchor}", permanent: false, preserveMethod: false);

    private static LocalisedText Text(IFormCollection sent, string name) =>
        new(sent[name].ToString().Trim(), sent[$"{name}-welsh"].ToString().Trim() is { Length: > 0 } welsh ? welsh : null);

    private static object InBoth(LocalisedText text) => new { en = text.English, cy = text.Welsh };

    /// <summary>Sets how it is cached; true where the browser or a cache before it has it already.</summary>
    /// <summary>The set of responses that is public, or null where none is.</summary>
    private async Task<PublicResponsesPage?> ShownAsync(Consultation consultation, CancellationToken cancellationToken) =>
        await responses.PageAsync(consultation.Slug, cancellationToken) is { Set: not null } page ? page : null;

    private static bool IsKnown(HttpContext context, PublishedOutcome? published, string variant)
    {
        var mark = $"\"{published?.Id ?? "none"}-{variant}-{Build}\"";
        context.Response.Headers.CacheControl = Caching;
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.ETag = mark;
        return context.Request.Headers.IfNoneMatch.ToString().Contains(mark, StringComparison.Ordinal);
    }
}
