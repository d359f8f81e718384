using ConsultationIntake.Consultations;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Work;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Queues <see cref="RetagConsultation"/> for every consultation with points made by other themes or another tagger than now. Costs one
/// reading of each tally; run at start, when themes may have changed, and every hour, for what a lost message left behind.
/// </summary>
public sealed class RetagOutdated(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ThemesInUse themes,
    SubmissionReader reader,
    IWorkQueue queue
)
{
    /// <summary>The number of consultations queued.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var queued = 0;
        foreach (var consultation in catalogue.All)
        {
            var tally = await store.TallyAsync(consultation.Slug, cancellationToken);
            if (tally.MadeWith(reader.NameFor(await themes.ForAsync(consultation, cancellationToken))) >= tally.In(SubmissionStatus.Tagged))
                continue;
            await queue.EnqueueAsync(WorkItem.RetagConsultation(consultation.Slug), cancellationToken);
            queued++;
        }

        return queued;
    }
}
