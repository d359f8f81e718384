using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.PublicResponses;

/// <summary>Keeps what somebody decided of a response that may be published.</summary>
public sealed class RedactResponse(ISubmissionStore store, IOfficeRecords records, TimeProvider clock)
{
    private const int MostAttempts = 5;

    public enum Outcome
    {
        Done,

        /// <summary>Its sender did not agree, or somebody else decided of it at the same moment. Nothing was kept.</summary>
        Meanwhile,

        /// <summary>It is kept, but others saved the response each time: it stands where it stood until it is decided again.</summary>
        KeptWithoutMark,
    }

    /// <summary>What was decided, or what the machine proposes where nobody has looked.</summary>
    public async Task<(IReadOnlyList<RedactedSpan> Spans, ResponseRedaction? Looked)> FindAsync(
        Submission submission,
        CancellationToken cancellationToken
    )
    {
        var looked = await records.FindAsync<ResponseRedaction>(
            submission.Consultation,
            submission.Reference.ToString(),
            cancellationToken
        );
        return (looked?.Spans ?? RedactionProposal.Of(submission), looked);
    }

    public async Task<Outcome> ExecuteAsync(
        Submission submission,
        IReadOnlyList<RedactedSpan> spans,
        bool mayBePublished,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (PublicResponse.ConsentOf(submission) == PublicationConsent.No)
            return Outcome.Meanwhile;
        var known = await records.FindAsync<ResponseRedaction>(submission.Consultation, submission.Reference.ToString(), cancellationToken);
        var now = clock.GetUtcNow();
        var decided = new ResponseRedaction
        {
            Id = submission.Reference.ToString(),
            Spans = RedactionProposal.Tidy(spans, submission.Text.Value.Length),
            MayBePublished = mayBePublished,
            By = by,
            At = now,
            Version = known?.Version,
        };
        var entry = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Act = HistoryActs.RedactResponse,
            Submission = submission.Reference,
            After = mayBePublished ? $"may be published, {decided.Spans.Count} passages taken out" : "left out",
        };
        if (!await records.SaveAsync(submission.Consultation, decided, entry, cancellationToken))
            return Outcome.Meanwhile;
        return await MarkAsync(submission.Consultation, submission.Reference, cancellationToken) ? Outcome.Done : Outcome.KeptWithoutMark;
    }

    /// <summary>
    /// The response says in lists and counts what was decided of it. Broken off before, it stands among those to look at, and whoever looks
    /// finds what was decided. False where others saved it each time.
    /// </summary>
    private async Task<bool> MarkAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (
                await store.FindAsync(consultation, reference, cancellationToken) is not { } now
                || await records.FindAsync<ResponseRedaction>(consultation, reference.ToString(), cancellationToken) is not { } decided
            )
                return true;
            var mark = decided.MayBePublished ? SubmissionMarks.ToBePublished : SubmissionMarks.NotToBePublished;
            var others = now.Marks.Where(one => one is not (SubmissionMarks.ToBePublished or SubmissionMarks.NotToBePublished));
            if (await store.UpdateAsync(now with { Marks = [.. others, mark] }, cancellationToken))
                return true;
        }

        return false;
    }
}
