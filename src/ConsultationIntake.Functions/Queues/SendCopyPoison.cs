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
        var (consultation, reference) = (ConsultationSlug.Parse(work.Consultation), SubmissionReference.Parse(work.Id));
        return work.Step == WorkItem.Reply
            ? replies.GiveUpAsync(consultation, reference, cancellationToken)
            : send.GiveUpAsync(
                consultation,
                reference,
                work.Step == WorkItem.Proven,
                "The mail service did not take it in 5 tries",
                cancellationToken
            );
    }
}
