using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>Tags it, and tells of a person at risk at once: both do nothing the second time.</summary>
public sealed class TagSubmissionWork(TagSubmission tag, TellOfSafeguarding tell)
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
    }
}
