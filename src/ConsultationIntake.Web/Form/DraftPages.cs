using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary><c>/{slug}/answer/{draft}</c> and the pages below it.</summary>
public sealed partial class DraftPages(
    ConsultationCatalogue catalogue,
    FormPages forms,
    KeepDraft keep,
    SendDraft send,
    ISubmissionStore store,
    FormAuthenticity authenticity,
    DraftFiles files,
    FormMail mail,
    EqualityPages equality,
    VisitorPace pace,
    StrangerQuota quota,
    SiteAddress site,
    TimeProvider clock
)
{
    /// <summary>One draft, found, as every page of it is given.</summary>
    private sealed record Open(Consultation Consultation, DraftId Id, Draft Draft, FormView View)
    {
        public string Path(string page) => View.Own($"answer/{Id}/{page}");
    }

    /// <summary><c>GET /{slug}/answer/{draft}</c>: back to where the respondent was.</summary>
    public Task<IResult> ResumeAsync(HttpContext context, string slug, string draft, CancellationToken cancellationToken) =>
        WithDraftAsync(
            context,
            slug,
            draft,
            open =>
                Task.FromResult(
                    GoTo(
                        open,
                        open.Draft switch
                        {
                            { Sent: not null } => Journey.Sent,
                            { IsSealed: true } => Journey.Check,
                            { LastPage: { } page } => page,
                            _ => Journey.Of(open.Consultation, open.Draft)[0].Page,
                        }
                    )
                ),
            cancellationToken
        );

    /// <summary><c>GET /{slug}/answer/{draft}/{page}</c></summary>
    public Task<IResult> ShowAsync(HttpContext context, string slug, string draft, string page, CancellationToken cancellationToken) =>
        WithDraftAsync(
            context,
            slug,
            draft,
            async open =>
            {
                if (open.Draft.Sent is not null)
                    return await ShowSentAsync(open, page, cancellationToken);
                if (ClosedTo(open) is { } closed)
                    return closed;
                if (page == Journey.Check)
                    return CheckAnswers(open, IsNew(context));
                if (open.Draft.IsSealed)
                    return GoTo(open, Journey.Check);
                if (page == Journey.Later)
                    return Later(open);
                return Journey.Find(open.Consultation, page) is { } step ? ShowStep(context, open, step) : FormNotices.NotFound(open.View);
            },
            cancellationToken
        );

    /// <summary><c>POST /{slug}/answer/{draft}/{page}</c></summary>
    public Task<IResult> AnswerAsync(HttpContext context, string slug, string draft, string page, CancellationToken cancellationToken) =>
        WithDraftAsync(
            context,
            slug,
            draft,
            async open =>
            {
                var hurried = await pace.TakeAsync(context, cancellationToken);
                var form = await SentForm.ReadAsync(context, cancellationToken);
                var ours = await authenticity.IsOursAsync(context);
                if (page is Journey.Later or Journey.Equality && form.Text("language") is { Length: > 0 } language)
                    return await ShowInAsync(open, page, form, language, cancellationToken);
                return page switch
                {
                    Journey.Check => ours
                        ? await SendAsync(context, open, hurried, cancellationToken)
                        : CheckAnswers(open, checkAgain: true),
                    Journey.Later => ours
                        ? await EmailLinkAsync(context, open, form, cancellationToken)
                        : Later(open, error: open.View.Words.Notice.CheckAgain),
                    Journey.Equality when open.Draft.Sent is not null => ours
                        ? await TakeEqualityAsync(open, form, cancellationToken)
                        : EqualityPages.Show(open.View, open.Path(Journey.Equality)),
                    Journey.Files when open.Consultation.Form.Files && open.Draft.Sent is null => await TakeFilesAsync(
                        context,
                        open,
                        form,
                        ours,
                        cancellationToken
                    ),
                    _ when Journey.Find(open.Consultation, page) is { } step => await TakeStepAsync(
                        context,
                        open,
                        step,
                        form,
                        ours,
                        cancellationToken
                    ),
                    _ => FormNotices.NotFound(open.View),
                };
            },
            cancellationToken
        );

    private async Task<IResult> WithDraftAsync(
        HttpContext context,
        string slug,
        string draft,
        Func<Open, Task<IResult>> handle,
        CancellationToken cancellationToken
    )
    {
        if (catalogue.Find(slug) is not { } consultation)
            return forms.NotFound(context);
        if (!DraftId.TryParse(draft, out var id) || await keep.FindAsync(consultation, id, cancellationToken) is not { } found)
            return FormNotices.NoDraft(forms.ViewOf(context, consultation));
        var view = forms.ViewOf(context, consultation, found.Language);
        if (view.Language != found.Language)
            found =
                await keep.ChangeAsync(
                    consultation,
                    found,
                    it => it.IsSealed ? it : it with { Language = view.Language },
                    cancellationToken
                ) ?? found;
        return await handle(new Open(consultation, id, found, view));
    }

    private IResult? ClosedTo(Open open) =>
        open.Consultation.Window.StateAt(clock.GetUtcNow()) switch
        {
            WindowState.NotYetOpen => FormNotices.NotYetOpen(open.View),
            WindowState.Closed when open.Consultation.LateResponses == LateResponses.Refuse => FormNotices.Closed(open.View, open.Draft),
            _ => null,
        };

    private static IResult ShowStep(
        HttpContext context,
        Open open,
        Step step,
        PageAnswers? answers = null,
        int status = StatusCodes.Status200OK
    )
    {
        var fromCheck = context.Request.Query["from"] == Journey.Check;
        return PageResult.Of<StepPage>(
            new
            {
                open.View,
                Step = step,
                open.Draft,
                Fields = answers?.Fields ?? open.Draft.Fields,
                Errors = answers?.Errors ?? new Dictionary<string, string>(),
                Action = open.Path(fromCheck ? $"{step.Page}?from={Journey.Check}" : step.Page),
                Back = BackFrom(open, step.Page, fromCheck),
            },
            status
        );
    }

    private static string BackFrom(Open open, string page, bool fromCheck) =>
        fromCheck ? open.Path(Journey.Check)
        : Journey.Before(open.Consultation, open.Draft, page) is { } before ? open.Path(before)
        : open.View.Url(open.View.Home);

    private async Task<IResult> TakeStepAsync(
        HttpContext context,
        Open open,
        Step step,
        SentForm form,
        bool ours,
        CancellationToken cancellationToken
    )
    {
        var answers = PageAnswers.Read(open.View, step, form);
        if (!ours)
        {
            var doubted = new Dictionary<string, string>(answers.Errors) { [FirstField(step)] = open.View.Words.Notice.CheckAgain };
            return ShowStep(context, open, step, answers with { Errors = doubted }, StatusCodes.Status400BadRequest);
        }

        if (!await quota.MayKeepAsync(context, form.Bytes, cancellationToken))
        {
            context.Response.Headers.RetryAfter = quota.RetryAfter;
            var refused = new Dictionary<string, string>(answers.Errors) { [FirstField(step)] = open.View.Words.Notice.Busy };
            return ShowStep(context, open, step, answers with { Errors = refused }, StatusCodes.Status429TooManyRequests);
        }

        if (form.Text("language") is { Length: > 0 } language)
            return await ChangeLanguageAsync(context, open, step, answers, language, cancellationToken);
        if (open.Draft.Sent is not null)
            return await BeginAnotherAsync(context, open, answers, cancellationToken);
        var action = form.Text("action");
        var moves = answers.Errors.Count == 0 && action is not ("keep" or "later");
        var saved = await keep.ChangeAsync(
            open.Consultation,
            open.Draft,
            it =>
            {
                var kept = KeepDraft.With(it, answers.Savable(step), step.Page);
                return moves && !kept.IsSealed ? kept with { LastPage = Journey.After(open.Consultation, kept, step.Page) } : kept;
            },
            cancellationToken
        );
        if (saved is null)
            return FormNotices.NoDraft(open.View);
        open = open with { Draft = saved };
        if (!saved.IsSealed)
            DraftCookie.Renew(context, site, open.Consultation, open.Id);
        if (action == "keep")
            return Results.NoContent();
        if (saved.IsSealed)
            return GoTo(open, saved.Sent is null ? Journey.Check : Journey.Sent);
        if (ClosedTo(open) is { } closed)
            return closed;
        if (
            action == "later"
            && answers.Errors.Keys.All(field => field == PageAnswers.FieldId(step.Page) && answers.Fields[step.Page].Length == 0)
        )
            return GoTo(open, Journey.Later);
        return answers.Errors.Count > 0
            ? ShowStep(context, open, step, answers, StatusCodes.Status422UnprocessableEntity)
            : GoTo(open, NextFrom(context, open, step.Page));
    }

    /// <summary>The same page in another language with what was typed, right or wrong.</summary>
    private async Task<IResult> ChangeLanguageAsync(
        HttpContext context,
        Open open,
        Step step,
        PageAnswers answers,
        string language,
        CancellationToken cancellationToken
    )
    {
        if (!open.View.Languages.Contains(language))
            return FormNotices.NotFound(open.View);
        var saved = await keep.ChangeAsync(
            open.Consultation,
            open.Draft,
            it => it.IsSealed ? it : KeepDraft.With(it, answers.Savable(step), step.Page) with { Language = language },
            cancellationToken
        );
        if (saved is null)
            return FormNotices.NoDraft(open.View);
        open = open with { Draft = saved, View = open.View with { Language = language } };
        return answers.Errors.Count > 0
            ? ShowStep(context, open, step, answers with { Errors = new Dictionary<string, string>() })
            : GoTo(open, context.Request.Query["from"] == Journey.Check ? $"{step.Page}?from={Journey.Check}" : step.Page, language);
    }

    /// <summary>A page that keeps nothing until it is sent, in another language with what was typed and chosen.</summary>
    private async Task<IResult> ShowInAsync(Open open, string page, SentForm form, string language, CancellationToken cancellationToken)
    {
        if (!open.View.Languages.Contains(language))
            return FormNotices.NotFound(open.View);
        var saved = await keep.ChangeAsync(
            open.Consultation,
            open.Draft,
            it => it.IsSealed ? it : it with { Language = language },
            cancellationToken
        );
        open = open with { Draft = saved ?? open.Draft, View = open.View with { Language = language } };
        return page switch
        {
            Journey.Equality when open.Draft.Sent is not null => EqualityPages.Show(open.View, open.Path(Journey.Equality), form),
            Journey.Later when open.Draft.Sent is null => Later(open, email: form.Text(DraftFields.Email)),
            _ => GoTo(open, Journey.Sent),
        };
    }

    /// <summary>Somebody wrote on in another tab after the response was sent: what they wrote begins another response.</summary>
    private async Task<IResult> BeginAnotherAsync(HttpContext context, Open open, PageAnswers answers, CancellationToken cancellationToken)
    {
        if (answers.Fields.All(field => string.IsNullOrWhiteSpace(field.Value)))
            return GoTo(open, Journey.Sent);
        var (id, draft) = await keep.BeginAsync(open.Consultation, open.View.Language, cancellationToken);
        var another = await keep.ChangeAsync(
            open.Consultation,
            draft,
            it => KeepDraft.With(it, answers.Fields, Journey.Check),
            cancellationToken
        );
        DraftCookie.Set(context, site, open.Consultation, id);
        return GoTo(open with { Id = id, Draft = another ?? draft }, $"{Journey.Check}?another=yes");
    }

    /// <summary>
    /// After a change from the page that checks the answers, back to it; but answering for an organisation asks for its name first.
    /// </summary>
    private static string NextFrom(HttpContext context, Open open, string page)
    {
        if (context.Request.Query["from"] != Journey.Check)
            return Journey.After(open.Consultation, open.Draft, page);
        var asksMore =
            page == DraftFields.Capacity
            && open.Draft.Field(page) == DraftFields.AnOrganisation
            && open.Draft.Field(DraftFields.Organisation) is null;
        return asksMore ? $"{DraftFields.Organisation}?from={Journey.Check}" : Journey.Check;
    }

    private static string FirstField(Step step) =>
        step.Question is { } question ? PageAnswers.FieldId(question.Id)
        : step.Page == Journey.Contact ? DraftFields.Email
        : step.Page;

    private static bool IsNew(HttpContext context) => context.Request.Query["another"] == "yes";

    private static IResult GoTo(Open open, string page) =>
        Results.LocalRedirect($"~{open.Path(page)}", permanent: false, preserveMethod: false);

    /// <summary>Says the language even where it is the consultation's first: the browser may prefer another.</summary>
    private static IResult GoTo(Open open, string page, string language) =>
        Results.LocalRedirect(
            $"~/{open.Consultation.Slug}/answer/{open.Id}/{page}"
                + $"{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}",
            permanent: false,
            preserveMethod: false
        );
}
