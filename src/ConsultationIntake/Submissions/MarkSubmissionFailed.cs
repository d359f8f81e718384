using ConsultationIntake.Consultations;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Marks a submission whose tagging failed every try, so that staff see it. One that was tagged in the meantime stays
/// tagged; one whose tries met an outage is queued again later by <see cref="RetryAfterOutage"/>.
/// </summary>
public sealed partial class MarkSubmissionFailed(ISubmissionStore store, TimeProvider clock, ILogger<MarkSubmissionFailed> logger)
{
    /// <param name="reason">In words for staff, without personal data.</param>
    public async Task ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, string reason, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(slug, reference, cancellationToken) is { Status: SubmissionStatus.Waiting } waiting)
        {
            if (!await store.UpdateAsync(Failed(waiting, reason, clock.GetUtcNow()), cancellationToken))
                continue;
            Log.SubmissionFailed(logger, slug.ToString(), reference.ToString());
            return;
        }
    }

    private static Submission Failed(Submission waiting, string reason, DateTimeOffset now) =>
        waiting.Outage is { Met: true } outage
            ? waiting with
            {
                Status = SubmissionStatus.Failed,
                Failure = $"{reason}: a service that reads responses was down. It is tried again by itself",
                Outage = outage.GivenUpAt(now),
            }
            : waiting with
            {
                Status = SubmissionStatus.Failed,
                Failure = reason,
                Outage = null,
            };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Gave up tagging {Consultation} {Reference}")]
        internal static partial void SubmissionFailed(ILogger logger, string consultation, string reference);
    }
}
