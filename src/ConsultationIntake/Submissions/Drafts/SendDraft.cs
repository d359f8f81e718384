using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Work;

namespace ConsultationIntake.Submissions.Drafts;

/// <summary>
/// Hands a draft in. It is sealed first, handed in under its own key, then emptied: whatever happens between, and however
/// often the button is pressed, one submission comes of it.
/// </summary>
public sealed class SendDraft(KeepDraft keep, SubmitResponse submit, IBlobStore blobs, IWorkQueue queue, TimeProvider clock)
{
    /// <param name="marks">What else the host noticed of the sender: see <see cref="Submission.Marks"/>.</param>
    /// <param name="mayWriteTo">Whether a first mail may go to an address that nobody has proven. Asked once the response is kept.</param>
    public async Task<SendDraftOutcome> ExecuteAsync(
        Consultation consultation,
        Draft draft,
        IReadOnlyList<string> marks,
        Func<string, Task<bool>> mayWriteTo,
        CancellationToken cancellationToken
    )
    {
        var seal = await keep.ChangeAsync(consultation, draft, it => it.IsSealed ? it : it with { IsSealed = true }, cancellationToken);
        if (seal is null)
            return new SendDraftOutcome.Gone();
        if (seal.Sent is not null)
            return new SendDraftOutcome.Sent(seal);

        var texts = await TextsAsync(seal, cancellationToken);
        var command = DraftCommand.Of(consultation, seal, texts, [.. marks, .. DraftCommand.MarksOf(seal, clock.GetUtcNow())]);
        switch (await submit.ExecuteAsync(command, cancellationToken))
        {
            case SubmitOutcome.Accepted accepted:
                return await FinishAsync(
                    consultation,
                    seal,
                    accepted,
                    marks.Contains(SubmissionMarks.SuspectedBot) ? _ => Task.FromResult(false) : mayWriteTo,
                    cancellationToken
                );
            case SubmitOutcome.Invalid invalid:
                await UnsealAsync(consultation, seal, cancellationToken);
                return new SendDraftOutcome.Invalid(invalid.Errors);
            case SubmitOutcome.KeyReused:
                throw new InvalidOperationException("A sealed draft was handed in with other answers than before.");
            default:
                await UnsealAsync(consultation, seal, cancellationToken);
                return new SendDraftOutcome.NotOpen();
        }
    }

    private async Task<SendDraftOutcome> FinishAsync(
        Consultation consultation,
        Draft draft,
        SubmitOutcome.Accepted accepted,
        Func<string, Task<bool>> mayWriteTo,
        CancellationToken cancellationToken
    )
    {
        // A program that fills in every field, or sends form after form, does not get to write to other people through us.
        var asked = draft.Field(DraftFields.Email);
        var isOffered = asked is not null && draft.Field(DraftFields.Extra) is null && await mayWriteTo(asked);
        if (isOffered)
            await queue.EnqueueAsync(WorkItem.OfferCopy(consultation.Slug, accepted.Reference), cancellationToken);
        var sent = new SentResponse(accepted.Reference, clock.GetUtcNow(), accepted.IsLate, isOffered, asked is not null && !isOffered);
        var empty = await keep.ChangeAsync(
            consultation,
            draft,
            it => it.Sent is not null ? it : it with { Sent = sent, Fields = new Dictionary<string, string>(), Files = [] },
            cancellationToken
        );
        return new SendDraftOutcome.Sent(empty ?? draft with { Sent = sent });
    }

    private Task<Draft?> UnsealAsync(Consultation consultation, Draft draft, CancellationToken cancellationToken) =>
        keep.ChangeAsync(consultation, draft, it => it.Sent is null && it.IsSealed ? it with { IsSealed = false } : it, cancellationToken);

    private async Task<IReadOnlyList<SubmissionText.Piece>> TextsAsync(Draft draft, CancellationToken cancellationToken)
    {
        var pieces = new List<SubmissionText.Piece>();
        foreach (var file in draft.Files.Where(file => file.TextBlob is not null))
        {
            if (await blobs.OpenAsync(file.TextBlob!, cancellationToken) is not { } stream)
                throw new InvalidOperationException("The text of a draft's file is gone.");
            using var reader = new StreamReader(stream);
            pieces.Add(new(PartKind.Attachment, file.File.Name, await reader.ReadToEndAsync(cancellationToken)));
        }

        return pieces;
    }
}
