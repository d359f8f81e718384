using ConsultationIntake.Consultations;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>Marks a submission whose tagging failed every try, so that staff see it. One that was tagged in the meantime stays tagged.</summary>
public sealed partial class MarkSubmissionFailed(ISubmissionStore store, ILogger<MarkSubmissionFailed> logger)
{
    /// <param name="reason">In words for staff, without personal data.</param>
    public async Task ExecuteAsync(ConsultationSlug slug, SubmissionReference reference, string reason, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(slug, reference, cancellationToken) is { Status: SubmissionStatus.Waiting } waiting)
        {
            if (!await store.UpdateAsync(waiting with { Status = SubmissionStatus.Failed, Failure = reason }, cancellationToken))
                continue;
            Log.SubmissionFailed(logger, slug.ToString(), reference.ToString());
            return;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Gave up tagging {Consultation} {Reference}")]
        internal static partial void SubmissionFailed(ILogger logger, string consultation, string reference);
    }
}
