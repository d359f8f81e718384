using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

public sealed partial class DraftPages
{
    private static IResult CheckAnswers(
        Open open,
        bool isAnother = false,
        bool checkAgain = false,
        Dictionary<string, string>? errors = null
    )
    {
        errors ??= [];
        if (checkAgain)
            errors = new() { ["send"] = open.View.Words.Notice.CheckAgain };
        return PageResult.Of<CheckPage>(
            new
            {
                open.View,
                open.Draft,
                Rows = AnswerRows.Of(open.View, open.Draft).ToList(),
                Errors = errors,
                IsAnother = isAnother,
                Root = $"/{open.Consultation.Slug}/answer/{open.Id}",
                Back = BackFrom(open, Journey.Check, fromCheck: false),
            },
            checkAgain ? StatusCodes.Status400BadRequest
                : errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK
        );
    }

    private async Task<IResult> SendAsync(HttpContext context, Open open, bool hurried, CancellationToken cancellationToken)
    {
        var outcome = await send.ExecuteAsync(
            open.Consultation,
            open.Draft,
            hurried ? [SubmissionMarks.SuspectedBot] : [],
            address => quota.MayWriteToAsync(context, address, cancellationToken),
            cancellationToken
        );
        switch (outcome)
        {
            case SendDraftOutcome.Sent:
                if (DraftCookie.Of(context) == open.Id)
                    DraftCookie.End(context, site, open.Consultation);
                return GoTo(open, Journey.Sent);
            case SendDraftOutcome.Invalid invalid:
                return CheckAnswers(open, errors: ErrorsOf(open, invalid.Errors));
            case SendDraftOutcome.NotOpen:
                return ClosedTo(open) ?? FormNotices.Closed(open.View, open.Draft);
            default:
                return FormNotices.NoDraft(open.View);
        }
    }

    /// <summary>What the core finds wrong, as the page says it: by the row it belongs to.</summary>
    private static Dictionary<string, string> ErrorsOf(Open open, IReadOnlyDictionary<string, string[]> errors)
    {
        var words = open.View.Words;
        var questions = open.Consultation.Questions;
        return errors.ToDictionary(
            error => $"row-{(AskedIn(error.Key) ?? questions[0].Id)}",
            error =>
                AskedIn(error.Key) is { } id
                    ? $"{words.Question.Required}: {questions.First(question => question.Id == id).Text.In(open.View.Language)}"
                    : words.Check.NothingYet
        );

        static string? AskedIn(string key) => key.StartsWith("question:", StringComparison.Ordinal) ? key["question:".Length..] : null;
    }

    private async Task<IResult> ShowSentAsync(Open open, string page, CancellationToken cancellationToken)
    {
        var sent = open.Draft.Sent!;
        switch (page)
        {
            case Journey.Sent:
                var offered = sent.IsCopyOffered ? await store.FindAsync(open.Consultation.Slug, sent.Reference, cancellationToken) : null;
                return PageResult.Of<SentPage>(
                    new
                    {
                        open.View,
                        Sent = sent,
                        CopyTo = offered?.Respondent.Email,
                        Root = $"/{open.Consultation.Slug}/answer/{open.Id}",
                        open.Draft.EqualityAnswered,
                    }
                );
            case Journey.Copy when await store.FindAsync(open.Consultation.Slug, sent.Reference, cancellationToken) is { } submission:
                return PageResult.Of<CopyPage>(
                    new
                    {
                        open.View,
                        Submission = submission,
                        Back = open.Path(Journey.Sent),
                    }
                );
            case Journey.Equality when open.Consultation.Form.EqualityMonitoring && !open.Draft.EqualityAnswered:
                return EqualityPages.Show(open.View, open.Path(Journey.Equality));
            default:
                return GoTo(open, Journey.Sent);
        }
    }

    /// <summary>The draft notes first that the questions were answered: a count may miss one answer, and never has it twice.</summary>
    private async Task<IResult> TakeEqualityAsync(Open open, SentForm form, CancellationToken cancellationToken)
    {
        var first = false;
        await keep.ChangeAsync(
            open.Consultation,
            open.Draft,
            it =>
            {
                first = !it.EqualityAnswered;
                return first ? it with { EqualityAnswered = true } : it;
            },
            cancellationToken
        );
        if (first)
            await equality.CountAsync(open.Consultation, form, cancellationToken);
        return GoTo(open, Journey.Sent);
    }

    private static IResult Later(Open open, bool justSent = false, string? error = null, string email = "") =>
        PageResult.Of<LaterPage>(
            new
            {
                open.View,
                open.Draft,
                Root = $"/{open.Consultation.Slug}/answer/{open.Id}",
                JustSent = justSent,
                Error = error,
                Email = email,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
