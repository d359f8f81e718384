using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// The form as respondents will meet it, for staff before it opens: <c>/staff/{slug}/preview</c> and the pages below it. They are the
/// form's own pages and find the same mistakes; what is written on one is kept nowhere, not even until the next.
/// </summary>
public sealed class PreviewPages(ConsultationCatalogue catalogue, FormPages forms, StaffGate gate, TimeProvider clock)
{
    private const string Start = "start";

    private static readonly SubmissionReference Example = SubmissionReference.Derive("preview");

    /// <summary><c>GET /staff/{slug}/preview</c></summary>
    public Task<IResult> StartAsync(HttpContext context, string slug) =>
        gate.PageAsync(
            context,
            _ =>
                Task.FromResult(
                    ViewOf(context, slug) is { } view ? PageResult.Of<StartPage>(new { View = view, IsLate = false }) : StaffNotFound.Page()
                )
        );

    /// <summary><c>GET /staff/{slug}/preview/{page}</c></summary>
    public Task<IResult> ShowAsync(HttpContext context, string slug, string page) =>
        gate.PageAsync(context, _ => Task.FromResult(ViewOf(context, slug) is { } view ? Show(view, page) : StaffNotFound.Page()));

    /// <summary><c>POST /staff/{slug}/preview/{page}</c>: says what would be wrong with it, or goes on to the next page.</summary>
    public Task<IResult> AnswerAsync(HttpContext context, string slug, string page, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async _ =>
            {
                if (ViewOf(context, slug) is not { } view)
                    return StaffNotFound.Page();
                if (page == Start)
                    return GoTo(view, Journey.Of(view.Consultation!, DraftAt(view, page))[0].Page);
                var form = await SentForm.ReadAsync(context, cancellationToken);
                if (form.Text("language") is { Length: > 0 } language)
                    return view.Languages.Contains(language) ? GoTo(view, page, language) : FormNotices.NotFound(view);
                return page switch
                {
                    Journey.Check or Journey.Equality => GoTo(view, Journey.Sent),
                    Journey.Later => GoTo(view, Journey.Check),
                    _ when Journey.Find(view.Consultation!, page) is { } step => Take(view, step, form),
                    _ => FormNotices.NotFound(view),
                };
            }
        );

    private static IResult Take(FormView view, Step step, SentForm form)
    {
        var answers = PageAnswers.Read(view, step, form);
        switch (form.Text("action"))
        {
            case "keep":
                return Results.NoContent();
            case "later":
                return GoTo(view, Journey.Later);
        }

        if (answers.Errors.Count > 0)
            return ShowStep(view, step, answers);
        var draft = DraftAt(view, step.Page);
        if (step.Page == DraftFields.Capacity)
            draft = KeepDraft.With(draft, answers.Fields);
        return GoTo(view, Journey.After(view.Consultation!, draft, step.Page));
    }

    private static IResult Show(FormView view, string page)
    {
        var draft = DraftAt(view, page);
        return page switch
        {
            Journey.Check => PageResult.Of<CheckPage>(
                new
                {
                    View = view,
                    Draft = draft,
                    Rows = AnswerRows.Of(view, draft).ToList(),
                    Errors = new Dictionary<string, string>(),
                    Root = view.Home,
                    Back = view.Own(Journey.Before(view.Consultation!, draft, page)!),
                }
            ),
            Journey.Later => PageResult.Of<LaterPage>(
                new
                {
                    View = view,
                    Draft = draft,
                    Root = view.Home,
                }
            ),
            Journey.Sent => PageResult.Of<SentPage>(
                new
                {
                    View = view,
                    Sent = new SentResponse(Example, view.Now, IsLate: false, IsCopyOffered: false),
                    Root = view.Home,
                }
            ),
            Journey.Equality when view.Consultation!.Form.EqualityMonitoring => EqualityPages.Show(view, view.Own(Journey.Equality)),
            "outcome" => Results.LocalRedirect($"~/{view.Consultation!.Slug}/outcome"),
            _ when Journey.Find(view.Consultation!, page) is { } step => ShowStep(view, step),
            _ => FormPages.About(view, page),
        };
    }

    private static IResult ShowStep(FormView view, Step step, PageAnswers? answers = null)
    {
        var draft = DraftAt(view, step.Page);
        return PageResult.Of<StepPage>(
            new
            {
                View = view,
                Step = step,
                Draft = draft,
                Fields = answers?.Fields ?? draft.Fields,
                Errors = answers?.Errors ?? new Dictionary<string, string>(),
                Action = view.Own(step.Page),
                Back = Journey.Before(view.Consultation!, draft, step.Page) is { } before ? view.Own(before) : view.Url(view.Home),
            },
            answers is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>Nothing is filled in, but what leads to the page: only who answers for an organisation is asked for its name.</summary>
    private static Draft DraftAt(FormView view, string page) =>
        new()
        {
            Key = "",
            Consultation = view.Consultation!.Slug,
            Language = view.Language,
            StartedAt = view.Now,
            ExpiresAt = view.Now.AddDays(view.Consultation.Form.DraftsKeepDays),
            Fields =
                page == DraftFields.Organisation
                    ? new Dictionary<string, string> { [DraftFields.Capacity] = DraftFields.AnOrganisation }
                    : new Dictionary<string, string>(),
        };

    /// <summary>As on the first day, where it is not open now.</summary>
    private FormView? ViewOf(HttpContext context, string slug)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return null;
        var now = clock.GetUtcNow();
        return forms.ViewOf(context, consultation) with
        {
            IsPreview = true,
            Now = consultation.Window.StateAt(now) == WindowState.Open ? now : consultation.Window.Opens,
        };
    }

    private static IResult GoTo(FormView view, string page, string? language = null) =>
        Results.LocalRedirect(
            $"~{view.Home}/{Uri.EscapeDataString(page)}?lang={language ?? view.Language}",
            permanent: false,
            preserveMethod: false
        );
}
