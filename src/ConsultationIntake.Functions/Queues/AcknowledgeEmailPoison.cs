using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>Thanks that failed every try stand at <c>/staff/{slug}/outbox</c>, where they can be sent again.</summary>
public sealed class AcknowledgeEmailPoison(NoteUndelivered note)
{
    [Function(nameof(AcknowledgeEmailPoison))]
    public Task RunAsync(
        [QueueTrigger("%AcknowledgeEmailQueue%-poison", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    )
    {
        var work = WorkItem.FromJson(message);
        return note.ExecuteAsync(
            ConsultationSlug.Parse(work.Consultation),
            MailPurpose.Acknowledgement,
            work.Id,
            "The mail service did not take it in 5 tries",
            cancellationToken
        );
    }
}
