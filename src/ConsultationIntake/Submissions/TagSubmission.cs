using ConsultationIntake.Consultations;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Splits a submission into points, reads each, and saves them. Running it twice changes nothing: what was made with the
/// same tagger and the same themes is left alone.
/// </summary>
public sealed partial class TagSubmission(
    ConsultationCatalogue catalogue, ISubmissionStore store, SubmissionReader reader, TimeProvider clock, ILogger<TagSubmission> logger)
{
    /// <summary>Throws where it should be tried again: a service is down, or somebody saved the submission meanwhile.</summary>
    public async Task<TagOutcome> ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var consultation = catalogue.Find(slug);
        var submission = await store.FindAsync(slug, reference, cancellationToken);
        if (consultation is null || submission is null)
            return TagOutcome.Gone;

        var with = reader.NameFor(consultation);
        if (submission.Status == SubmissionStatus.Tagged && submission.TaggedWith == with)
            return TagOutcome.AlreadyTagged;

        var tagged = submission with
        {
            Points = await reader.ReadAsync(consultation, submission, cancellationToken),
            Status = SubmissionStatus.Tagged,
            Failure = null,
            TaggedWith = with,
            TaggedAt = clock.GetUtcNow(),
        };
        if (!await store.UpdateAsync(tagged, cancellationToken))
            throw new InvalidOperationException($"Submission {reference} was saved by another while it was being tagged.");
        Log.SubmissionTagged(logger, slug.ToString(), reference.ToString(), tagged.Points.Count);
        return TagOutcome.Tagged;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Tagged {Consultation} {Reference}: {Points} points")]
        internal static partial void SubmissionTagged(ILogger logger, string consultation, string reference, int points);
    }
}
