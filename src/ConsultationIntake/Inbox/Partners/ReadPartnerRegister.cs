using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Understanding;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Partners;

/// <summary>Reads the register of a consultation's expected partners as it stands now.</summary>
public sealed class ReadPartnerRegister(ISubmissionStore submissions, IMessageStore messages, TimeProvider clock)
{
    private const int LettersOfOne = 50;
    private const int MostWaiting = 100;

    public async Task<PartnerRegister> ExecuteAsync(Consultation consultation, CancellationToken cancellationToken) =>
        await ExecuteAsync(consultation, await ToDecideAsync(consultation, cancellationToken), cancellationToken);

    /// <param name="consultation">Whose partners.</param>
    /// <param name="toDecide">The newest mail in quarantine, that failed or was set aside, of the consultation and of none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PartnerRegister> ExecuteAsync(
        Consultation consultation,
        IReadOnlyList<InboxMessage> toDecide,
        CancellationToken cancellationToken
    )
    {
        var tally = await submissions.TallyAsync(consultation.Slug, cancellationToken);
        var expected = consultation.ExpectedPartners.Select(partner => partner.Id).ToList();
        var sent = expected.Any(partner => tally.FromPartner(partner) > 0)
            ? await submissions.ListOfPartnersAsync(consultation.Slug, LettersOfOne, cancellationToken)
            : new Dictionary<string, IReadOnlyList<SubmissionSummary>>(StringComparer.Ordinal);
        var letters = expected.Where(sent.ContainsKey).ToDictionary(partner => partner, partner => sent[partner], StringComparer.Ordinal);
        var claims = new Dictionary<string, long>(StringComparer.Ordinal);
        var claiming = new List<SubmissionSummary>();
        var dates = new Dictionary<SubmissionReference, DateOnly>();
        foreach (var own in letters.Values)
            await DatesAsync(consultation.Slug, own, dates, cancellationToken);
        foreach (var partner in expected)
        {
            if (tally.ClaimingPartner(partner) is > 0 and var count)
            {
                claims[partner] = count;
                var newest = new SubmissionQuery
                {
                    Consultation = consultation.Slug,
                    PartnerClaim = partner,
                    Take = LettersOfOne,
                };
                claiming.AddRange((await submissions.ListAsync(newest, cancellationToken)).Items);
            }
        }

        var slug = consultation.Slug.ToString();
        var hears = ClaimsAsync(expected, partner => MessageKeys.Heard(slug, partner), cancellationToken);
        var reminded = await ClaimsAsync(expected, partner => MessageKeys.Reminder(slug, partner), cancellationToken);
        var heard = await hears;
        return PartnerRegister.Of(
            consultation,
            letters,
            dates,
            claims,
            heard.Keys.ToHashSet(StringComparer.Ordinal),
            reminded,
            Proven(toDecide),
            Claiming(consultation, toDecide),
            clock.GetUtcNow()
        ) with
        {
            Claims = claiming,
        };
    }

    /// <summary>
    /// When each partner's key was taken, of those whose was: all are asked for at once, since a store may be a network away.
    /// </summary>
    private async Task<Dictionary<string, DateTimeOffset>> ClaimsAsync(
        IReadOnlyList<string> partners,
        Func<string, string> keyOf,
        CancellationToken cancellationToken
    )
    {
        var claims = await Task.WhenAll(partners.Select(partner => messages.FindClaimAsync(keyOf(partner), cancellationToken)));
        return partners
            .Zip(claims)
            .Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second!.At, StringComparer.Ordinal);
    }

    /// <summary>Whose mail waits that is proven to be theirs: enough not to remind them meanwhile.</summary>
    private static Dictionary<string, string> Proven(IReadOnlyList<InboxMessage> toDecide)
    {
        var waiting = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in toDecide)
        {
            if (message.Partner is { } partner && (message.Doubtful || message.State != MessageState.SetAside))
                waiting.TryAdd(partner, message.Id);
        }

        return waiting;
    }

    /// <summary>Whose mail waits, as far as an address that nobody has proven can say: for staff to look at before they remind.</summary>
    private static Dictionary<string, string> Claiming(Consultation consultation, IReadOnlyList<InboxMessage> toDecide)
    {
        var claiming = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in toDecide)
        {
            if (
                message is { Partner: null, Sender: { } sender }
                && (message.Doubtful || message.State != MessageState.SetAside)
                && SenderRecognition.ByAddress(consultation.ExpectedPartners, sender) is { } partner
            )
                claiming.TryAdd(partner.Id, message.Id);
        }

        return claiming;
    }

    private async Task<IReadOnlyList<InboxMessage>> ToDecideAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        MessageState[] states = [MessageState.Quarantined, MessageState.Failed, MessageState.SetAside];
        var found = await Task.WhenAll(
            from whose in new[] { consultation.Slug.ToString(), "" }
            from state in states
            select messages.ListAsync(
                new MessageQuery
                {
                    Consultation = whose,
                    State = state,
                    Take = MostWaiting,
                },
                cancellationToken
            )
        );
        return [.. found.SelectMany(some => some)];
    }

    private async Task DatesAsync(
        ConsultationSlug slug,
        IReadOnlyList<SubmissionSummary> letters,
        Dictionary<SubmissionReference, DateOnly> dates,
        CancellationToken cancellationToken
    )
    {
        foreach (var letter in letters.Where(letter => letter.Standing == Standing.Provisional))
        {
            if (await submissions.FindAsync(slug, letter.Reference, cancellationToken) is { CommitteeDate: { } date })
                dates[letter.Reference] = date;
        }
    }
}
