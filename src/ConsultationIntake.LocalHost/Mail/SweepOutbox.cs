using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>
/// Deletes mails of the outbox folder that were about a response which is gone: copies, thanks, replies and digests have its words or its
/// sender's address in them. Erasure and retention reach the folder by this, within the hour.
/// </summary>
internal sealed partial class SweepOutbox(Outbox outbox, ISubmissionStore store, ConsultationCatalogue catalogue, TimeProvider clock)
    : IPlaceOfWords
{
    /// <summary>How long a mail stays that does not say whom it is about, and names no response: somebody may want to see it.</summary>
    private static readonly TimeSpan Unsaid = TimeSpan.FromDays(30);

    public string Place => "outbox";

    public Task SweepAsync(CancellationToken cancellationToken) => ExecuteAsync(cancellationToken);

    /// <summary>The number of mails deleted.</summary>
    internal async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var mail in outbox.All())
        {
            if (
                mail.IsFromBeforeAbout
                    ? await MayStayAsync(mail, known, cancellationToken)
                    : await AreThereAsync(mail, known, cancellationToken)
            )
                continue;
            outbox.Delete(mail.Name);
            deleted++;
        }

        outbox.DeleteUnfinished(clock.GetUtcNow().AddDays(-1));
        return deleted;
    }

    private async Task<bool> AreThereAsync(OutboxMail mail, Dictionary<string, bool> known, CancellationToken cancellationToken)
    {
        foreach (var response in mail.Mail.About.Where(response => !known.ContainsKey(response)))
            known[response] = await IsThereAsync(response, cancellationToken);
        return mail.Mail.About.All(response => known[response]);
    }

    /// <summary>Whether every response that an older version's mail names in its text is there; one that names none grows old.</summary>
    private async Task<bool> MayStayAsync(OutboxMail mail, Dictionary<string, bool> known, CancellationToken cancellationToken)
    {
        var named = Reference()
            .Matches($"{mail.Mail.Id} {mail.Mail.Subject} {mail.Mail.Text}")
            .Select(match => SubmissionReference.TryParse(match.Value, out var reference) ? reference : (SubmissionReference?)null)
            .OfType<SubmissionReference>()
            .Distinct()
            .ToList();
        foreach (var reference in named)
        {
            var isThere = false;
            foreach (var response in catalogue.All.Select(consultation => $"{consultation.Slug}/{reference}"))
            {
                if (!known.TryGetValue(response, out var stands))
                    known[response] = stands = await IsThereAsync(response, cancellationToken);
                isThere |= stands;
            }

            if (!isThere)
                return false;
        }

        return named.Count > 0 || clock.GetUtcNow() - mail.At < Unsaid;
    }

    [GeneratedRegex(@"\b[346789A-Y]{3}-[346789A-Y]{3}-[346789A-Y]{3}\b")]
    private static partial Regex Reference();

    private async Task<bool> IsThereAsync(string response, CancellationToken cancellationToken) =>
        response.Split('/') is not [var consultation, var reference]
        || await store.FindAsync(ConsultationSlug.Parse(consultation), SubmissionReference.Parse(reference), cancellationToken) is not null;
}
