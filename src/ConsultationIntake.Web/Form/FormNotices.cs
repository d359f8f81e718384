using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConsultationIntake.Web.Form;

/// <summary>Pages that say why there is no form here, and what to do next.</summary>
internal static class FormNotices
{
    internal static IResult NotFound(FormView view) =>
        Show(view, view.Words.Notice.NotFoundTitle, [view.Words.Notice.NotFound], StatusCodes.Status404NotFound);

    internal static IResult NoDraft(FormView view) =>
        PageResult.Of<NoticePage>(
            new
            {
                View = view,
                Heading = view.Words.Notice.NoDraftTitle,
                Paragraphs = (IReadOnlyList<string>)[view.Words.Notice.NoDraft],
                Link = (view.Url(view.Home), view.Words.Notice.StartAgain),
            },
            StatusCodes.Status404NotFound
        );

    internal static IResult NotYetOpen(FormView view) =>
        Show(view, view.Words.Notice.NotOpenTitle, [Words.Fill(view.Words.Notice.NotOpen, view.Moment(view.Consultation!.Window.Opens))]);

    internal static IResult Closed(FormView view, Draft? draft = null) =>
        PageResult.Of<NoticePage>(
            new
            {
                View = view,
                Heading = view.Words.Notice.ClosedTitle,
                Paragraphs = (IReadOnlyList<string>)
                    [
                        Words.Fill(view.Words.Notice.Closed, view.Closing()),
                        .. draft is { Sent: null, Fields.Count: > 0 }
                            ? [Words.Fill(view.Words.Notice.ClosedDraft, view.Day(draft.ExpiresAt))]
                            : Array.Empty<string>(),
                    ],
                Link = (view.Own("outcome"), view.Words.Outcome.Title),
                Answers = draft is null ? [] : AnswerRows.Of(view, draft).Where(row => row.Lines.Count > 0).ToList(),
            }
        );

    /// <summary>For what no handler foresaw: a page in the language of the request, whether or not a consultation is known.</summary>
    internal static IResult Failed(HttpContext context, ConsultationCatalogue catalogue, DateTimeOffset now, int status)
    {
        var segments = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var consultation = catalogue.Find(segments.FirstOrDefault());
        var view = new FormView
        {
            Consultation = consultation,
            Language = FormLanguage.Of(context.Request, consultation?.Languages ?? Languages.All),
            Path = context.Request.Path,
            Now = now,
        };
        var (heading, paragraph) = status switch
        {
            StatusCodes.Status404NotFound => (view.Words.Notice.NotFoundTitle, view.Words.Notice.NotFound),
            StatusCodes.Status413PayloadTooLarge => (view.Words.Notice.TooMuchTitle, view.Words.Notice.TooMuch),
            StatusCodes.Status429TooManyRequests => (view.Words.Notice.EnoughTitle, view.Words.Notice.Enough),
            >= 400 and < 500 => (view.Words.Notice.UnreadableTitle, view.Words.Notice.Unreadable),
            _ => (view.Words.Notice.WrongTitle, view.Words.Notice.Wrong),
        };
        var typed =
            consultation is not null && status >= StatusCodes.Status500InternalServerError ? Typed(context, consultation, view) : [];
        var hasDraft = consultation is not null && segments.Length > 2 && segments[1] == "answer";
        return PageResult.Of<NoticePage>(
            new
            {
                View = view,
                Heading = heading,
                Paragraphs = (IReadOnlyList<string>)[paragraph],
                Link = hasDraft ? (view.Url(context.Request.Path), view.Words.Notice.GoBack) : default((string, string)?),
                Answers = typed,
            },
            status
        );
    }

    /// <summary>What was written and could not be kept, to be copied: the browser may have nothing to go back to.</summary>
    private static List<AnswerRows.Row> Typed(HttpContext context, Consultation consultation, FormView view) =>
        context.Request.HasFormContentType && context.Features.Get<IFormFeature>()?.Form is { } form
            ?
            [
                .. from question in consultation.Questions
                let text = form[PageAnswers.FieldId(question.Id)].ToString()
                where question.Kind == QuestionKind.FreeText && text.Length > 0
                select new AnswerRows.Row(question.Id, question.Text.In(view.Language), view.LangOf(question.Text), [text]),
            ]
            : [];

    private static IResult Show(FormView view, string heading, IReadOnlyList<string> paragraphs, int status = StatusCodes.Status200OK) =>
        PageResult.Of<NoticePage>(
            new
            {
                View = view,
                Heading = heading,
                Paragraphs = paragraphs,
            },
            status
        );
}
