using ConsultationIntake.Mail;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

public sealed partial class DraftPages
{
    private const int MaxLinks = 3;

    private async Task<IResult> EmailLinkAsync(HttpContext context, Open open, SentForm form, CancellationToken cancellationToken)
    {
        var words = open.View.Words;
        var typed = form.Text(DraftFields.Email).Trim();
        if (open.Draft.Sent is not null)
            return GoTo(open, Journey.Sent);
        if (typed.Length == 0)
            return Later(open, error: words.Later.EmailEmpty);
        if (!EmailAddress.TryParse(typed, out var address))
            return Later(open, error: words.About.EmailWrong, email: typed);

        if (!await quota.MayWriteToAsync(context, address.ToString(), cancellationToken))
            return Later(open, error: words.Later.EmailBusy, email: typed);

        // Counted before it goes out: nobody can use the form to send somebody mail after mail.
        var allowed = false;
        var counted = await keep.ChangeAsync(
            open.Consultation,
            open.Draft,
            it =>
            {
                allowed = it.LinksSent < MaxLinks;
                return allowed ? it with { LinksSent = it.LinksSent + 1 } : it;
            },
            cancellationToken
        );
        if (counted is null)
            return FormNotices.NoDraft(open.View);
        open = open with { Draft = counted };
        if (!allowed)
            return Later(open, error: words.Later.EmailEnough, email: typed);
        return await mail.SendLinkAsync(open.View, open.Id, counted, address, cancellationToken)
            ? Later(open, justSent: true)
            : Later(open, error: words.Later.EmailFailed, email: typed);
    }

    private async Task<IResult> TakeFilesAsync(
        HttpContext context,
        Open open,
        SentForm form,
        bool ours,
        CancellationToken cancellationToken
    )
    {
        var errors = new List<string>();
        var status = StatusCodes.Status422UnprocessableEntity;
        if (!ours)
            errors.Add(open.View.Words.Notice.CheckAgain);
        else if (open.Draft.IsSealed)
            return GoTo(open, Journey.Check);
        else if (form.Text("remove") is { Length: > 0 } remove)
            open = open with { Draft = await files.RemoveAsync(open.Consultation, open.Draft, remove, cancellationToken) ?? open.Draft };
        else if (!await quota.MayKeepAsync(context, form.Files.Sum(file => file.Length), cancellationToken))
        {
            errors.Add(open.View.Words.Files.Busy);
            status = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = quota.RetryAfter;
        }
        else
            open = open with { Draft = await files.AddAsync(open.View, open.Draft, form.Files, errors, cancellationToken) ?? open.Draft };
        if (errors.Count == 0)
            DraftCookie.Renew(context, site, open.Consultation, open.Id);

        if (ClosedTo(open) is { } closed)
            return closed;
        var action = form.Text("action");
        if (errors.Count > 0)
            return ShowFiles(open, errors, status);
        if (form.Text("language") is { Length: > 0 } language && open.View.Languages.Contains(language))
            return GoTo(open, Journey.Files, language);
        return action switch
        {
            "keep" => Results.NoContent(),
            "later" => GoTo(open, Journey.Later),
            "continue" or "next" => GoTo(open, Journey.After(open.Consultation, open.Draft, Journey.Files)),
            _ => GoTo(open, Journey.Files),
        };
    }

    private static IResult ShowFiles(Open open, IReadOnlyList<string> errors, int status) =>
        PageResult.Of<StepPage>(
            new
            {
                open.View,
                Step = new Step(Journey.Files),
                open.Draft,
                open.Draft.Fields,
                Errors = errors.Index().ToDictionary(error => error.Index == 0 ? "files" : $"files-{error.Index}", error => error.Item),
                Action = open.Path(Journey.Files),
                Back = BackFrom(open, Journey.Files, fromCheck: false),
            },
            status
        );
}
