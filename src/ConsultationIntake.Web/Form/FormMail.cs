using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Text;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// The mails a respondent may get: a link to go on with, the offer of a copy, and the copy of what was sent. None asks for an answer from a
/// program.
/// </summary>
public sealed partial class FormMail(IMailSender sender, SiteAddress site, ILogger<FormMail> logger)
{
    /// <summary>RFC 3834, and what Exchange goes by: nothing that answers mail on its own answers these.</summary>
    private static readonly Dictionary<string, string> Automatic = new()
    {
        ["Auto-Submitted"] = "auto-generated",
        ["X-Auto-Response-Suppress"] = "All",
    };

    /// <summary>False where it could not be handed over.</summary>
    internal async Task<bool> SendLinkAsync(FormView view, DraftId id, Draft draft, EmailAddress to, CancellationToken cancellationToken)
    {
        var link = Link(view, id, draft, to);
        try
        {
            return await sender.SendAsync(link, cancellationToken) is MailOutcome.Accepted;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever a mail service throws for a mail it could not take: the link is on the page they look at, which says that the mail
            // did not go.
            Log.LinkNotSent(logger, failure, view.Consultation!.Slug.ToString());
            return false;
        }
    }

    private OutgoingMail Link(FormView view, DraftId id, Draft draft, EmailAddress to)
    {
        var (words, consultation) = (view.Words, view.Consultation!);
        var title = consultation.Title.In(view.Language);
        var link = new Uri(site.Root, view.Own($"answer/{id}").TrimStart('/'));
        string[] lines = [Words.Fill(words.Mail.LinkIntro, title), view.ComeBack(draft.ExpiresAt), words.Mail.LinkWarn];
        return Mail(view.Language, consultation) with
        {
            Id = $"link-{draft.Key[..24]}-{draft.LinksSent}",
            Category = "reminder",
            To = new(to.ToString()),
            Subject = Words.Fill(words.Mail.LinkSubject, title),
            Text = string.Join("\n\n", [.. lines, $"{words.Mail.LinkGo}: {link}", words.Mail.LinkReason]),
            Html = MailPage.Of(
                view.Language,
                words.Mail.LinkTitle,
                Html.Of(
                    $"""
                    <h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">{words.Mail.LinkTitle}</h1>
                    {Html.Join(lines.Select(line => Html.Of($"<p style=\"margin:0 0 16px\">{line}</p>")))}
                    <p style="margin:0 0 16px"><a href="{link}" style="color:#1d4f76;font-weight:bold">{words.Mail.LinkGo}</a></p>
                    """
                ),
                words.Mail.LinkReason
            ),
        };
    }

    /// <summary>
    /// Asks the address that was given with a response whether the copy is wanted. Nothing in it is the respondent's: not the name either.
    /// </summary>
    internal static OutgoingMail Offer(Consultation consultation, Submission submission, Uri link)
    {
        var words = Words.In(submission.Language);
        var title = consultation.Title.In(submission.Language);
        string[] lines =
        [
            Words.Fill(words.Mail.ProofIntro, title),
            .. NoteWantedReply.IsWanted(submission) ? [words.Mail.ProofReply] : Array.Empty<string>(),
            words.Mail.ProofUntil,
        ];
        return Mail(submission.Language, consultation) with
        {
            Id = $"offer-{submission.Consultation}-{submission.Reference}",
            About = [$"{submission.Consultation}/{submission.Reference}"],
            Category = "copy-offer",
            To = new(submission.Respondent.Email!),
            Subject = Words.Fill(words.Mail.ProofSubject, title),
            Text = string.Join("\n\n", [.. lines, $"{words.Mail.ProofGo}: {link}", words.Mail.ProofReason]),
            Html = MailPage.Of(
                submission.Language,
                words.Mail.ProofTitle,
                Html.Of(
                    $"""
                    <h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">{words.Mail.ProofTitle}</h1>
                    {Html.Join(lines.Select(line => Html.Of($"<p style=\"margin:0 0 16px\">{line}</p>")))}
                    <p style="margin:0 0 16px"><a href="{link}" style="color:#1d4f76;font-weight:bold">{words.Mail.ProofGo}</a></p>
                    """
                ),
                words.Mail.ProofReason
            ),
        };
    }

    /// <summary>The copy of a response, to the address it was sent with once that was proven.</summary>
    internal static OutgoingMail Copy(Consultation consultation, Submission submission, SiteAddress site)
    {
        var words = Words.In(submission.Language);
        var intro = Words.Fill(words.Mail.CopyIntro, consultation.Title.In(submission.Language), submission.Reference);
        var reason = Words.Fill(words.Mail.CopyReason, consultation.Contact.Email);
        var next = Words.Fill(words.Sent.Next, consultation.Body.Name.In(submission.Language));
        var where = Words.Fill(words.Outcome.WhereItWillBe, site.Outcome(consultation, submission.Language));
        var answers = submission
            .Text.Parts.Where(part => part.Kind is PartKind.Answer or PartKind.Choice)
            .Select(part => (Prompt: part.Prompt ?? part.Name, Text: part.Span.Of(submission.Text.Value)))
            .ToList();
        var late = submission.IsLate ? words.Sent.Late : "";
        return Mail(submission.Language, consultation) with
        {
            Id = $"copy-{submission.Consultation}-{submission.Reference}",
            About = [$"{submission.Consultation}/{submission.Reference}"],
            Category = "copy",
            To = new(submission.Respondent.Email!, submission.Respondent.Name),
            Subject = Words.Fill(words.Mail.CopySubject, submission.Reference),
            Text = string.Join(
                "\n\n",
                new[] { intro, late, next, where, words.Mail.CopyAnswers }
                    .Concat(answers.Select(answer => $"{answer.Prompt}\n\n{answer.Text}"))
                    .Concat(submission.Files.Select(file => $"{words.Check.FilesRow}: {file.Name}"))
                    .Append(reason)
                    .Where(line => line.Length > 0)
            ),
            Html = MailPage.Of(
                submission.Language,
                words.Mail.CopyTitle,
                Html.Of(
                    $"""
                    <h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">{words.Mail.CopyTitle}</h1>
                    <p style="margin:0 0 16px">{intro}</p>
                    <p style="margin:0 0 16px">{late} {next} {where}</p>
                    <h2 style="font-size:20px;line-height:1.3;margin:0 0 12px">{words.Mail.CopyAnswers}</h2>
                    {Html.Join(
                        answers.Select(answer =>
                            Html.Of(
                                $"""
                                <h3 style="font-size:16px;margin:0 0 4px">{answer.Prompt}</h3>
                                <p dir="auto" style="margin:0 0 16px;white-space:pre-wrap">{answer.Text}</p>
                                """
                            )
                        )
                    )}
                    {Html.Join(
                        submission.Files.Select(file => Html.Of($"<p style=\"margin:0 0 8px\">{words.Check.FilesRow}: {file.Name}</p>"))
                    )}
                    """
                ),
                reason
            ),
        };
    }

    private static OutgoingMail Mail(string language, Consultation consultation) =>
        new()
        {
            Id = "",
            Category = "",
            To = new(""),
            ReplyTo = new(consultation.Contact.Email, consultation.Contact.Name.In(language)),
            Subject = "",
            Text = "",
            Html = "",
            Language = language,
            Headers = Automatic,
        };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Could not send the link to a draft of {Consultation}")]
        internal static partial void LinkNotSent(ILogger logger, Exception failure, string consultation);
    }
}
