using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.PublicResponses;

/// <param name="Summary">The response.</param>
/// <param name="Looked">What somebody decided of it; null where nobody has looked.</param>
public sealed record PublishableResponse(SubmissionSummary Summary, ResponseRedaction? Looked);

/// <summary>Keeps what somebody decided of a response that may be published.</summary>
public sealed class RedactResponse(ISubmissionStore store, IOfficeRecords records, TimeProvider clock)
{
    private const int PageLength = 200;

    /// <summary>Every response whose sender agreed to be published, oldest first.</summary>
    public async Task<IReadOnlyList<PublishableResponse>> ListAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var looked = (await records.ListAsync<ResponseRedaction>(consultation, cancellationToken)).ToDictionary(
            one => one.Id,
            StringComparer.Ordinal
        );
        var found = new List<PublishableResponse>();
        var query = new SubmissionQuery { Consultation = consultation, Take = PageLength };
        while (true)
        {
            var page = await store.ListAsync(query, cancellationToken);
            found.AddRange(
                page.Items.Where(item => item.Marks.Contains(SubmissionMarks.MayBePublished))
                    .Select(item => new PublishableResponse(item, looked.GetValueOrDefault(item.Reference.ToString())))
            );
            if (page.Next is null)
                break;
            query = query with { After = page.Next };
        }

        found.Reverse();
        return found;
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

    /// <summary>False where its sender did not agree, or somebody else decided of it at the same moment.</summary>
    public async Task<bool> ExecuteAsync(
        Submission submission,
        IReadOnlyList<RedactedSpan> spans,
        bool mayBePublished,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (PublicResponse.ConsentOf(submission) == PublicationConsent.No)
            return false;
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
        return await records.SaveAsync(submission.Consultation, decided, entry, cancellationToken);
    }
}
