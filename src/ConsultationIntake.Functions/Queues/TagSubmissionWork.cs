using ConsultationIntake.Alerts;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>
/// Tags it, tells of a person at risk at once, and lets a copy join what was decided of its like: none does anything the second time.
/// </summary>
public sealed class TagSubmissionWork(TagSubmission tag, JoinLike join, TellOfSafeguarding tell)
{
    [Function(nameof(TagSubmissionWork))]
    public async Task RunAsync(
        [QueueTrigger("%TagSubmissionQueue%", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    )
    {
        var work = WorkItem.FromJson(message);
        var (consultation, reference) = (ConsultationSlug.Parse(work.Consultation), SubmissionReference.Parse(work.Id));
        var tagged = await tag.ExecuteAsync(consultation, reference, cancellationToken) switch
        {
            TagOutcome.Tagged done => done.Submission,
            TagOutcome.AlreadyTagged done => done.Submission,
            _ => null,
        };
        // Most show nobody at risk, and are not read again to see that.
        if (tagged is not null && tell.MayBeDue(tagged))
            await tell.ExecuteAsync(consultation, reference, cancellationToken);
        if (tagged is not null)
            await join.ExecuteAsync(tagged, cancellationToken);
    }
}
