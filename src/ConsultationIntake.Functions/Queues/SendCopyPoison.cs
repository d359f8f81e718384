using ConsultationIntake.Consultations;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>
/// A copy that failed every try stands at <c>/staff/{slug}/outbox</c>, a reply at <c>/staff/{slug}/replies</c>, where each can be sent
/// again.
/// </summary>
public sealed class SendCopyPoison(SendCopy send, ReplyToRespondents replies)
{
    [Function(nameof(SendCopyPoison))]
    public Task RunAsync(
        [QueueTrigger("%SendCopyQueue%-poison", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    )
    {
        var work = WorkItem.FromJson(message);
        var consultation = ConsultationSlug.Parse(work.Consultation);
        return work.Step switch
        {
            WorkItem.Replies => replies.StopRoundAsync(consultation, cancellationToken),
            WorkItem.Reply => replies.GiveUpAsync(consultation, SubmissionReference.Parse(work.Id), cancellationToken),
            _ => send.GiveUpAsync(
                consultation,
                SubmissionReference.Parse(work.Id),
                work.Step == WorkItem.Proven,
                "The mail service did not take it in 5 tries",
                cancellationToken
            ),
        };
    }
}
