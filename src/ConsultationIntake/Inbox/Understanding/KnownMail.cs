using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>What a mail may quote that nobody needs to read again.</summary>
internal sealed class KnownMail(IMessageStore messages, ISubmissionStore submissions)
{
    /// <summary>Mails of one thread that are looked up.</summary>
    private const int MostAnswered = 10;

    /// <summary>
    /// The sentences that the office sends with every response, what it publishes of the consultation, and the responses among the mails
    /// that this one answers.
    /// </summary>
    public async Task<IReadOnlyList<string>> TextsAsync(InboundEmail email, Consultation consultation, CancellationToken cancellationToken)
    {
        var known = new List<string>(AcknowledgementMail.Sentences(consultation));
        foreach (var id in Answered(email).Distinct(StringComparer.Ordinal).Take(MostAnswered))
        {
            var key = MessageKeys.MessageId(Fingerprint.Of($"{consultation.Slug}\n{id}"));
            if (
                await messages.FindClaimAsync(key, cancellationToken) is { } claim
                && await messages.FindAsync(claim.Owner, cancellationToken) is { Reference: { } reference }
                && await submissions.FindAsync(consultation.Slug, reference, cancellationToken) is { } response
            )
                known.Add(response.Text.Value);
        }

        return known;
    }

    private static IEnumerable<string> Answered(InboundEmail email) =>
        new[] { email.Headers["In-Reply-To"], email.Headers["References"] }
            .OfType<string>()
            .SelectMany(ids => ids.Split((char[])[' ', '\t', '\r', '\n', '<', '>', ','], StringSplitOptions.RemoveEmptyEntries));
}
