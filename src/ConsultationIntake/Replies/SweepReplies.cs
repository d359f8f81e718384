using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;

namespace ConsultationIntake.Replies;

/// <summary>
/// A host that dies while it hands over a reply leaves it as being sent, and says so to nobody. What has been so for longer than any
/// handing over takes is put among the mails that staff settle: it may have arrived.
/// </summary>
public sealed class SweepReplies(ConsultationCatalogue catalogue, IOfficeRecords records, NoteUndelivered note, TimeProvider clock)
{
    /// <summary>Mail servers are waited for in minutes.</summary>
    private static readonly TimeSpan LongestHandingOver = TimeSpan.FromHours(1);

    /// <summary>How many were put there.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var noted = 0;
        foreach (var consultation in catalogue.All)
        {
            var before = clock.GetUtcNow() - LongestHandingOver;
            var stuck = (await records.ListAsync<ReplyDelivery>(consultation.Slug, cancellationToken)).Where(reply =>
                reply.State == ReplyState.Sending && reply.At <= before
            );
            foreach (var reply in stuck)
            {
                var id = UndeliveredMail.IdOf(MailPurpose.Reply, reply.Id);
                if (await records.FindAsync<UndeliveredMail>(consultation.Slug, id, cancellationToken) is not null)
                    continue;
                await note.ExecuteAsync(consultation.Slug, MailPurpose.Reply, reply.Id, new MailOutcome.Unknown(), cancellationToken);
                noted++;
            }
        }

        return noted;
    }
}
