using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Forgetting;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Privacy;

/// <summary>
/// Deletes the submissions of consultations whose retention period has passed, and what is left of them in every other place.
/// </summary>
public sealed partial class ApplyRetention(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    EraseSubmission erase,
    IEnumerable<IPlaceOfWords> places,
    ForgetMail forgetMail,
    TimeProvider clock,
    ILogger<ApplyRetention> logger
)
{
    /// <summary>
    /// A store may be a network away, and an erasure is some forty questions to it. Each writes a line of history, and these are one chain:
    /// more would wait for each other.
    /// </summary>
    private const int ErasedAtOnce = 4;

    /// <summary>The number of submissions deleted.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var consultation in catalogue.All.Where(HasPassed))
        {
            SubmissionPage page;
            do
            {
                page = await store.ListAsync(new SubmissionQuery { Consultation = consultation.Slug, Take = 200 }, cancellationToken);
                await Parallel.ForEachAsync(
                    page.Items,
                    new ParallelOptions { MaxDegreeOfParallelism = ErasedAtOnce, CancellationToken = cancellationToken },
                    async (submission, token) =>
                    {
                        if (
                            await erase.ExecuteAsync(
                                consultation.Slug,
                                submission.Reference,
                                ErasureReason.KeptLongEnough,
                                EraseSubmission.Retention,
                                token
                            )
                        )
                            Interlocked.Increment(ref deleted);
                    }
                );
            } while (page.Next is not null);
            foreach (var place in places)
                await place.ForgetAllAsync(consultation.Slug, cancellationToken);
            Log.RetentionApplied(logger, consultation.Slug.ToString(), deleted);
        }

        await ForgetUnroutedAsync(cancellationToken);
        return deleted;
    }

    /// <summary>Mail to no known consultation may belong to any of them: it is kept as long as the one that keeps longest.</summary>
    private async Task ForgetUnroutedAsync(CancellationToken cancellationToken)
    {
        var longest = catalogue
            .All.Select(consultation => consultation.Retention.DaysAfterClosing)
            .DefaultIfEmpty(new RetentionPolicy().DaysAfterClosing)
            .Max();
        var mails = await forgetMail.OfConsultationAsync("", clock.GetUtcNow().AddDays(-longest), cancellationToken);
        if (mails > 0)
            Log.UnroutedForgotten(logger, mails);
    }

    private bool HasPassed(Consultation consultation) =>
        clock.GetUtcNow() >= consultation.Window.Closes.AddDays(consultation.Retention.DaysAfterClosing);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Applied retention to {Consultation}: {Deleted} deleted")]
        internal static partial void RetentionApplied(ILogger logger, string consultation, int deleted);

        [LoggerMessage(2, LogLevel.Information, "Applied retention to mail of no known consultation: {Mails} erased")]
        internal static partial void UnroutedForgotten(ILogger logger, int mails);
    }
}
