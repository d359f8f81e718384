using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>
/// Deletes mails of the outbox folder that were about a response which is gone: a copy has its words in it. Erasure and retention reach
/// the folder by this, within the hour.
/// </summary>
internal sealed class SweepOutbox(Outbox outbox, ISubmissionStore store)
{
    /// <summary>The number of mails deleted.</summary>
    internal async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var mail in outbox.All())
        {
            if (
                AboutOf(mail.Mail.Id) is not var (consultation, reference)
                || await store.FindAsync(consultation, reference, cancellationToken) is not null
            )
                continue;
            outbox.Delete(mail.Name);
            deleted++;
        }

        return deleted;
    }

    /// <summary>The response that a mail's id names, or null where it is about none: see <c>FormMail</c>.</summary>
    private static (ConsultationSlug Consultation, SubmissionReference Reference)? AboutOf(string id)
    {
        const int ReferenceLength = 11;
        var start =
            id.StartsWith("copy-", StringComparison.Ordinal) ? "copy-".Length
            : id.StartsWith("offer-", StringComparison.Ordinal) ? "offer-".Length
            : -1;
        if (start < 0 || id.Length < start + ReferenceLength + 2)
            return null;
        return
            ConsultationSlug.TryParse(id[start..^(ReferenceLength + 1)], out var consultation)
            && SubmissionReference.TryParse(id[^ReferenceLength..], out var reference)
            ? (consultation, reference)
            : null;
    }
}
