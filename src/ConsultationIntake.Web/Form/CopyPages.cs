using ConsultationIntake.Consultations;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form.Pages;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Work;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// <c>/{slug}/copy/{proof}</c>: where the link in the first mail leads. A button sends the copy, because programs that look through mail
/// follow its links.
/// </summary>
public sealed class CopyPages(
    ConsultationCatalogue catalogue,
    FormPages forms,
    CopyProof proofs,
    ISubmissionStore store,
    IWorkQueue queue,
    NoteWantedReply wanted,
    StrangerQuota quota,
    FormAuthenticity authenticity
)
{
    public async Task<IResult> ShowAsync(HttpContext context, string slug, string proof, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return forms.NotFound(context);
        var submission = await FindAsync(consultation, proof, cancellationToken);
        var view = forms.ViewOf(context, consultation, submission?.Language);
        return submission is null ? Gone(view) : Ask(view, proof, submission, StatusCodes.Status200OK);
    }

    public async Task<IResult> SendAsync(HttpContext context, string slug, string proof, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return forms.NotFound(context);
        var submission = await FindAsync(consultation, proof, cancellationToken);
        var view = forms.ViewOf(context, consultation, submission?.Language);
        if (!await authenticity.IsOursAsync(context))
            return Ask(view, proof, submission, StatusCodes.Status400BadRequest, view.Words.Copy.ProofCheck);
        if (submission is null)
            return Gone(view);
        await wanted.ExecuteAsync(submission, cancellationToken);
        if (!await quota.MayCopyAsync(submission.Reference.ToString(), cancellationToken))
        {
            context.Response.Headers.RetryAfter = quota.RetryAfter;
            return Ask(view, proof, submission, StatusCodes.Status429TooManyRequests, view.Words.Copy.ProofEnough);
        }

        await queue.EnqueueAsync(WorkItem.SendCopy(consultation.Slug, submission.Reference), cancellationToken);
        return PageResult.Of<NoticePage>(
            new
            {
                View = view,
                Heading = view.Words.Copy.ProofSentTitle,
                Paragraphs = (IReadOnlyList<string>)
                    [
                        view.Words.Copy.ProofSent,
                        .. NoteWantedReply.IsWanted(submission) ? [view.Words.Copy.ReplyNoted] : Array.Empty<string>(),
                    ],
            }
        );
    }

    private async Task<Submission?> FindAsync(Consultation consultation, string proof, CancellationToken cancellationToken) =>
        proofs.ReferenceIn(proof, consultation.Slug) is { } reference
        && await store.FindAsync(consultation.Slug, reference, cancellationToken) is { } submission
        && proofs.IsFor(proof, submission)
            ? submission
            : null;

    private static IResult Ask(FormView view, string proof, Submission? submission, int status, string? error = null) =>
        PageResult.Of<CopyProofPage>(
            new
            {
                View = view,
                Proof = proof,
                WantsReply = submission is not null && NoteWantedReply.IsWanted(submission),
                Error = error,
            },
            status
        );

    private static IResult Gone(FormView view) =>
        PageResult.Of<NoticePage>(
            new
            {
                View = view,
                Heading = view.Words.Copy.ProofGoneTitle,
                Paragraphs = (IReadOnlyList<string>)[view.Words.Copy.ProofGone],
            },
            StatusCodes.Status404NotFound
        );
}
