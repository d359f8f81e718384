using ConsultationIntake.Consultations;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>
/// Copies and replies. What fails every try is noted for staff by <see cref="SendCopyPoison"/>; the response itself is safe.
/// </summary>
public sealed class SendCopyWork(SendCopy send, ReplyToRespondents replies)
{
    [Function(nameof(SendCopyWork))]
    public Task RunAsync([QueueTrigger("%SendCopyQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken)
    {
        var work = WorkItem.FromJson(message);
        var (consultation, reference) = (ConsultationSlug.Parse(work.Consultation), SubmissionReference.Parse(work.Id));
        return work.Step == WorkItem.Reply
            ? replies.SendAsync(consultation, reference, cancellationToken)
            : send.ExecuteAsync(consultation, reference, work.Step == WorkItem.Proven, cancellationToken);
    }
}
