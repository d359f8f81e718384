using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Work;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>Queues again what was kept but never read, and thanks that were never sent. Queueing twice is harmless.</summary>
public sealed class SweepInbox(ConsultationCatalogue catalogue, IMessageStore messages, IWorkQueue queue, TimeProvider clock)
{
    /// <summary>Longer than five tries 30 s apart and one message held by an instance that died (10 minutes).</summary>
    public static readonly TimeSpan WaitedTooLong = TimeSpan.FromMinutes(30);

    /// <summary>The number of work items queued again.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - WaitedTooLong;
        var swept = 0;
        foreach (var consultation in catalogue.All.Select(consultation => consultation.Slug.ToString()).Append(""))
        {
            var waiting = new MessageQuery
            {
                Consultation = consultation,
                State = MessageState.Waiting,
                Before = before,
                Take = 500,
            };
            foreach (var message in await messages.ListAsync(waiting, cancellationToken))
            {
                await queue.EnqueueAsync(WorkItem.ReadEmail(message.Id), cancellationToken);
                swept++;
            }

            var unanswered = waiting with { State = MessageState.Submission, Since = before - TimeSpan.FromDays(2) };
            foreach (
                var message in (await messages.ListAsync(unanswered, cancellationToken)).Where(message =>
                    message.Acknowledgement is AcknowledgementState.Pending or AcknowledgementState.Sending
                )
            )
            {
                await queue.EnqueueAsync(
                    WorkItem.AcknowledgeEmail(ConsultationSlug.Parse(message.Consultation), message.Id),
                    cancellationToken
                );
                swept++;
            }
        }

        return swept;
    }
}
