using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Work;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// The public pages outside a draft: <c>/</c>, <c>/{slug}</c>, what is said about a consultation, and the form sent in one piece.
/// </summary>
public sealed class FormPages(
    ConsultationCatalogue catalogue,
    SubmitResponse submit,
    KeepDraft keep,
    IWorkQueue queue,
    VisitorPace pace,
    StrangerQuota quota,
    RequestOrigin origin,
    SiteAddress site,
    TimeProvider clock
)
{
    /// <summary><c>GET /</c></summary>
    public IResult List(HttpContext context) =>
        PageResult.Of<ListPage>(new { View = ViewOf(context, null), Consultations = (IReadOnlyCollection<Consultation>)catalogue.All });

    /// <summary><c>GET /cookies</c></summary>
    public IResult Cookies(HttpContext context) => PageResult.Of<CookiesPage>(new { View = ViewOf(context, null) });

    /// <summary>Whatever has no page.</summary>
    public IResult NotFound(HttpContext context) => FormNotices.NotFound(ViewOf(context, null));

    /// <summary><c>GET /{slug}</c></summary>
    public async Task<IResult> ShowAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return NotFound(context);
        var view = ViewOf(context, consultation);
        return consultation.Window.StateAt(clock.GetUtcNow()) switch
        {
            WindowState.NotYetOpen => FormNotices.NotYetOpen(view),
            WindowState.Closed when consultation.LateResponses == LateResponses.Refuse => FormNotices.Closed(view),
            var state => PageResult.Of<StartPage>(
                new
                {
                    View = view,
                    IsLate = state == WindowState.Closed,
                    Begun = await BegunAsync(context, consultation, cancellationToken),
                }
            ),
        };
    }

    /// <summary>The draft begun in this browser that is not sent yet, or null.</summary>
    private async Task<DraftId?> BegunAsync(HttpContext context, Consultation consultation, CancellationToken cancellationToken) =>
        DraftCookie.Of(context) is { } id
        && await keep.FindAsync(consultation, id, cancellationToken)
            is { Sent: null, Fields.Count: > 0 }
                or { Sent: null, Files.Count: > 0 }
            ? id
            : null;

    /// <summary><c>GET /{slug}/{page}</c>: <c>privacy</c>, <c>accessibility</c>, <c>plan</c>.</summary>
    public IResult About(HttpContext context, string slug, string page) =>
        catalogue.Find(slug) is { } consultation ? About(ViewOf(context, consultation), page) : NotFound(context);

    internal static IResult About(FormView view, string page) =>
        page switch
        {
            "privacy" => PageResult.Of<PrivacyPage>(new { View = view }),
            "accessibility" => PageResult.Of<AccessibilityPage>(new { View = view }),
            "plan" when view.Consultation!.Plan is not null => PageResult.Of<PlanPage>(new { View = view }),
            _ => FormNotices.NotFound(view),
        };

    /// <summary><c>POST /{slug}/start</c>: begins a draft and goes to its first page.</summary>
    public async Task<IResult> StartAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return NotFound(context);
        var view = ViewOf(context, consultation);
        if (!IsTaking(consultation) || !origin.IsOurs(context.Request))
            return await ShowAsync(context, slug, cancellationToken);
        await pace.TakeAsync(context, cancellationToken);
        if (!await quota.MayKeepAsync(context, 0, cancellationToken))
        {
            context.Response.Headers.RetryAfter = quota.RetryAfter;
            return FormNotices.Failed(context, catalogue, clock.GetUtcNow(), StatusCodes.Status429TooManyRequests);
        }

        var (id, draft) = await keep.BeginAsync(consultation, view.Language, cancellationToken);
        DraftCookie.Set(context, site, consultation, id);
        return Results.LocalRedirect(
            $"~{view.Own($"answer/{id}/{Journey.Of(consultation, draft)[0].Page}")}",
            permanent: false,
            preserveMethod: false
        );
    }

    /// <summary>
    /// <c>POST /{slug}/forget</c>: the start page offers the draft of this browser no more. The draft stays, for whoever has its link.
    /// </summary>
    public IResult Forget(HttpContext context, string slug)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return NotFound(context);
        if (!origin.IsOurs(context.Request))
            return FormNotices.Failed(context, catalogue, clock.GetUtcNow(), StatusCodes.Status403Forbidden);
        DraftCookie.End(context, site, consultation);
        var view = ViewOf(context, consultation);
        return Results.LocalRedirect($"~{view.Url(view.Home)}", permanent: false, preserveMethod: false);
    }

    /// <summary>
    /// <c>POST /{slug}</c>: the whole form in one piece, for pages and programs of others. It carries no cookie and acts for
    /// nobody, so no antiforgery token is asked for (docs/adr/0010).
    /// </summary>
    public async Task<IResult> SubmitAsync(HttpContext context, string slug, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return NotFound(context);
        var view = ViewOf(context, consultation);
        var hurried = await pace.TakeAsync(context, cancellationToken);
        var form = await SentForm.ReadAsync(context, cancellationToken);
        var command = new SubmitCommand
        {
            Consultation = consultation,
            Channel = Channel.Form,
            Respondent = new Respondent
            {
                Name = form.Text("name"),
                Email = form.Text("email"),
                Organisation = form.Text("organisation"),
            },
            Answers = [.. consultation.Questions.Select(question => new Answer(question.Id, DirectAnswer(question, form, view.Language)))],
            Facts = DirectFacts(form),
            Language = view.Language,
            IdempotencyKey = Guid.TryParseExact(form.Text("attempt"), "N", out var attempt) ? attempt.ToString("N") : null,
            Marks =
            [
                SubmissionMarks.PostedDirectly,
                .. hurried || form.Text(DraftFields.Extra).Length > 0 ? [SubmissionMarks.SuspectedBot] : Array.Empty<string>(),
            ],
        };
        // The page that was shown for what was wrong, in the other language: nothing is sent, and nothing that was typed is lost.
        if (form.Text(WholeFormPage.Again) == DraftFields.Yes && consultation.Languages.Contains(form.Text("language")))
            return PageResult.Of<WholeFormPage>(
                new
                {
                    View = view with
                    {
                        Language = form.Text("language"),
                    },
                    Command = command,
                    Errors = (IReadOnlyDictionary<string, string[]>)new Dictionary<string, string[]>(),
                    IsUnchecked = true,
                }
            );
        if (!await quota.MayKeepAsync(context, form.Bytes, cancellationToken))
        {
            context.Response.Headers.RetryAfter = quota.RetryAfter;
            return PageResult.Of<WholeFormPage>(
                new
                {
                    View = view,
                    Command = command,
                    Errors = (IReadOnlyDictionary<string, string[]>)
                        new Dictionary<string, string[]> { [WholeFormPage.Busy] = [view.Words.Notice.Busy] },
                },
                StatusCodes.Status429TooManyRequests
            );
        }

        switch (await submit.ExecuteAsync(command, cancellationToken))
        {
            case SubmitOutcome.Accepted accepted:
                var asked =
                    command.Marks.Contains(SubmissionMarks.SuspectedBot) || string.IsNullOrWhiteSpace(command.Respondent.Email)
                        ? null
                        : command.Respondent.Email;
                var copyTo = asked is not null && await quota.MayWriteToAsync(context, asked, cancellationToken) ? asked : null;
                if (copyTo is not null && !accepted.IsRepeat)
                    await queue.EnqueueAsync(WorkItem.OfferCopy(consultation.Slug, accepted.Reference), cancellationToken);
                return PageResult.Of<SentPage>(
                    new
                    {
                        View = view,
                        Sent = new SentResponse(
                            accepted.Reference,
                            clock.GetUtcNow(),
                            accepted.IsLate,
                            copyTo is not null,
                            asked is not null && copyTo is null
                        ),
                        CopyTo = copyTo,
                    }
                );
            case SubmitOutcome.NotYetOpen:
                return FormNotices.NotYetOpen(view);
            case SubmitOutcome.Closed:
                return FormNotices.Closed(view);
            case SubmitOutcome.Invalid invalid:
                return PageResult.Of<WholeFormPage>(
                    new
                    {
                        View = view,
                        Command = command,
                        Errors = invalid.Errors,
                    },
                    StatusCodes.Status422UnprocessableEntity
                );
            default:
                return PageResult.Of<WholeFormPage>(
                    new
                    {
                        View = view,
                        Command = command,
                        Errors = (IReadOnlyDictionary<string, string[]>)new Dictionary<string, string[]>(),
                    },
                    StatusCodes.Status422UnprocessableEntity
                );
        }
    }

    internal FormView ViewOf(HttpContext context, Consultation? consultation, string? draftLanguage = null) =>
        new()
        {
            Consultation = consultation,
            Language = FormLanguage.Of(context.Request, consultation?.Languages ?? Languages.All, draftLanguage),
            Path = context.Request.Path,
            Now = clock.GetUtcNow(),
            FromCheck = context.Request.Query["from"] == Journey.Check,
        };

    private bool IsTaking(Consultation consultation) =>
        consultation.Window.StateAt(clock.GetUtcNow()) switch
        {
            WindowState.Open => true,
            WindowState.Closed => consultation.LateResponses == LateResponses.KeepAndMark,
            _ => false,
        };

    private static Dictionary<string, string> DirectFacts(SentForm form)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (form.Text(DraftFields.Reply) == DraftFields.Yes)
            facts[DraftFields.Reply] = DraftFields.Yes;
        if (form.Text(DraftFields.Capacity) is (DraftFields.Myself or DraftFields.AnOrganisation) and var capacity)
            facts[DraftFields.Capacity] = capacity;
        return facts;
    }

    /// <summary>A choice may be sent as the number of the option or in its words.</summary>
    private static string DirectAnswer(Question question, SentForm form, string language)
    {
        var id = PageAnswers.FieldId(question.Id);
        if (question.Kind == QuestionKind.FreeText)
            return form.Text(id);
        var numbers = string.Join(',', form.All(id));
        return DraftCommand.Chosen(question, numbers).Count > 0 ? DraftCommand.TextOf(question, numbers, language) : form.Text(id);
    }
}
