using ConsultationIntake.Consultations;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Sends the submissions of a consultation that were read with other themes, or by another tagger, round to be read again: a page at
/// a time, with a message for the next page, so that it goes on where it was however often a host stops.
/// </summary>
public sealed partial class RetagConsultation(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ThemesInUse themes,
    SubmissionReader reader,
    IWorkQueue queue,
    ILogger<RetagConsultation> logger
)
{
    private const int PageLength = 200;

    /// <summary>The number of submissions queued.</summary>
    /// <param name="slug">Which consultation.</param>
    /// <param name="after">Where in the list to go on; empty to begin.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<int> ExecuteAsync(ConsultationSlug slug, string after, CancellationToken cancellationToken)
    {
        if (catalogue.Find(slug) is not { } consultation)
            return 0;
        var with = reader.NameFor(await themes.ForAsync(consultation, cancellationToken));
        var page = await store.ListAsync(
            new SubmissionQuery
            {
                Consultation = slug,
                Status = SubmissionStatus.Tagged,
                Take = PageLength,
                After = after.Length == 0 ? null : after,
            },
            cancellationToken
        );
        var outdated = page.Items.Where(item => item.TaggedWith != with).ToList();
        foreach (var item in outdated)
            await queue.EnqueueAsync(WorkItem.TagSubmission(slug, item.Reference), cancellationToken);
        if (page.Next is { } next)
            await queue.EnqueueAsync(WorkItem.RetagConsultation(slug, next), cancellationToken);
        if (outdated.Count > 0)
            Log.RetagQueued(logger, slug.ToString(), outdated.Count);
        return outdated.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Queued {Count} of {Consultation} to be read again")]
        internal static partial void RetagQueued(ILogger logger, string consultation, int count);
    }
}
