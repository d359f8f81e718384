namespace ConsultationIntake.Submissions.Versions;

/// <summary>
/// A second response of a partner is a version on offer, however each of them came: nothing is counted twice before staff have
/// decided which stands.
/// </summary>
internal sealed class OfferVersion(ISubmissionStore submissions)
{
    private const int MostTries = 5;

    /// <summary>The response as it is to be stored: on offer where another of its partner stands.</summary>
    public async Task<Submission> OfferedAsync(Submission response, CancellationToken cancellationToken) =>
        response.Partner is { } partner && await OthersAsync(response, partner, cancellationToken) is [var latest, ..]
            ? response with
            {
                Standing = Standing.OfferedAsVersion,
                Replaces = latest.Reference,
            }
            : response;

    /// <summary>
    /// Two responses of one partner may be stored side by side, neither having seen the other. Whoever sees both puts the later of
    /// them on offer; doing so twice changes nothing.
    /// </summary>
    /// <param name="stored">A response that was stored as one that stands.</param>
    public async Task SettleSideBySideAsync(Submission stored, CancellationToken cancellationToken)
    {
        if (stored is not { Partner: { } partner, Stands: true, Replaces: null })
            return;
        foreach (var other in await OthersAsync(stored, partner, cancellationToken))
        {
            var (first, later) = IsEarlier(other, stored) ? (other.Reference, stored.Reference) : (stored.Reference, other.Reference);
            await OfferAsync(stored, first, later, cancellationToken);
        }
    }

    private Task<IReadOnlyList<SubmissionSummary>> OthersAsync(Submission response, string partner, CancellationToken cancellationToken) =>
        StandingLetters.OfAsync(submissions, response.Consultation, partner, response.Reference, cancellationToken);

    private static bool IsEarlier(SubmissionSummary other, Submission stored) =>
        other.ReceivedAt < stored.ReceivedAt
        || (other.ReceivedAt == stored.ReceivedAt && string.CompareOrdinal(other.Reference.ToString(), stored.Reference.ToString()) < 0);

    private async Task OfferAsync(
        Submission stored,
        SubmissionReference first,
        SubmissionReference later,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (
                await submissions.FindAsync(stored.Consultation, later, cancellationToken) is not { Stands: true } letter
                || await submissions.UpdateAsync(letter with { Standing = Standing.OfferedAsVersion, Replaces = first }, cancellationToken)
            )
                return;
        }

        throw new InvalidOperationException($"Submission {later} was saved by others {MostTries} times while it was put on offer.");
    }
}
