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
        var consultation = ConsultationSlug.Parse(work.Consultation);
        return work.Step switch
        {
            WorkItem.Replies => replies.GoOnAsync(consultation, work.Id, cancellationToken),
            WorkItem.Reply => replies.SendAsync(consultation, SubmissionReference.Parse(work.Id), cancellationToken),
            _ => send.ExecuteAsync(consultation, SubmissionReference.Parse(work.Id), work.Step == WorkItem.Proven, cancellationToken),
        };
    }
}
