using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Versions;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Inbox;

/// <summary>
/// Stores a letter as a submission, once. A second letter of a partner is stored as a version on offer, so that nothing
/// is counted twice before staff have decided.
/// </summary>
internal sealed class StoreLetter(ISubmissionStore submissions, IMessageStore messages, TimeProvider clock)
{
    /// <summary>How long two letters of one partner may be read side by side before the first of them shows in the store.</summary>
    private static readonly TimeSpan SideBySide = TimeSpan.FromMinutes(10);

    internal abstract record Outcome
    {
        internal sealed record Stored(SubmissionReference Reference) : Outcome;

        internal sealed record SameAs(SubmissionReference Reference) : Outcome;
    }

    public async Task<Outcome> ExecuteAsync(Submission letter, string messageId, CancellationToken cancellationToken)
    {
        letter = await AsVersionAsync(letter, messageId, cancellationToken);
        for (var draw = 0; draw < 5; draw++)
        {
            switch (await submissions.AddAsync(letter, WorkItem.TagSubmission(letter.Consultation, letter.Reference), cancellationToken))
            {
                case AddOutcome.Added:
                    return new Outcome.Stored(letter.Reference);
                case AddOutcome.Duplicate { Original: var original }:
                    return await IsOwnAsync(letter, messageId, cancellationToken) ? new Outcome.Stored(original) : new Outcome.SameAs(original);
                case AddOutcome.ReferenceTaken when await submissions.FindAsync(letter.Consultation, letter.Reference, cancellationToken) is { } there
                    && there.IdempotencyKey == letter.IdempotencyKey:
                    return new Outcome.Stored(letter.Reference);
                case AddOutcome.ReferenceTaken:
                    letter = letter with { Reference = SubmissionReference.New() };
                    break;
                case AddOutcome.KeyReused:
                    throw new InvalidOperationException("The key of a mail belongs to something else.");
            }
        }

        throw new InvalidOperationException("No free reference was found.");
    }

    private async Task<Submission> AsVersionAsync(Submission letter, string messageId, CancellationToken cancellationToken)
    {
        if (letter.Partner is not { } partner)
            return letter;
        var standing = await StandingLetters.OfAsync(submissions, letter.Consultation, partner, letter.Reference, cancellationToken);
        if (standing is [var latest, ..])
            return letter with { Standing = Standing.OfferedAsVersion, Replaces = latest.Reference };
        var key = MessageKeys.FirstLetter(letter.Consultation.ToString(), partner);
        var claim = await messages.ClaimAsync(key, messageId, clock.GetUtcNow(), SideBySide, cancellationToken);
        return claim.Owner == messageId ? letter : letter with { Standing = Standing.OfferedAsVersion };
    }

    /// <summary>Whether an earlier try of this very message stored it.</summary>
    private async Task<bool> IsOwnAsync(Submission letter, string messageId, CancellationToken cancellationToken) =>
        (await messages.FindClaimAsync(letter.IdempotencyKey!, cancellationToken))?.Owner == messageId;
}
