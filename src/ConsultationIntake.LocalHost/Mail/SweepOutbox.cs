using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>
/// Deletes mails of the outbox folder that were about a response which is gone: copies, thanks, replies and digests have its words or its
/// sender's address in them. Erasure and retention reach the folder by this, within the hour.
/// </summary>
internal sealed class SweepOutbox(Outbox outbox, ISubmissionStore store)
{
    /// <summary>The number of mails deleted.</summary>
    internal async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var mail in outbox.All())
        {
            foreach (var response in mail.Mail.About.Where(response => !known.ContainsKey(response)))
                known[response] = await IsThereAsync(response, cancellationToken);
            if (mail.Mail.About.All(response => known[response]))
                continue;
            outbox.Delete(mail.Name);
            deleted++;
        }

        return deleted;
    }

    private async Task<bool> IsThereAsync(string response, CancellationToken cancellationToken) =>
        response.Split('/') is not [var consultation, var reference]
        || await store.FindAsync(ConsultationSlug.Parse(consultation), SubmissionReference.Parse(reference), cancellationToken) is not null;
}
