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

    public async Task<PartnerRegister> ExecuteAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        var tally = await submissions.TallyAsync(consultation.Slug, cancellationToken);
        var letters = new Dictionary<string, IReadOnlyList<SubmissionSummary>>(StringComparer.Ordinal);
        var claims = new Dictionary<string, long>(StringComparer.Ordinal);
        var claiming = new List<SubmissionSummary>();
        var dates = new Dictionary<SubmissionReference, DateOnly>();
        var heard = new HashSet<string>(StringComparer.Ordinal);
        var reminded = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var slug = consultation.Slug.ToString();
        foreach (var partner in consultation.ExpectedPartners.Select(partner => partner.Id))
        {
            if (tally.FromPartner(partner) > 0)
            {
                letters[partner] = (
                    await submissions.ListAsync(
                        new SubmissionQuery
                        {
                            Consultation = consultation.Slug,
                            Partner = partner,
                            Take = LettersOfOne,
                        },
                        cancellationToken
                    )
                ).Items;
                await DatesAsync(consultation.Slug, letters[partner], dates, cancellationToken);
            }

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

            if (await messages.FindClaimAsync(MessageKeys.Heard(slug, partner), cancellationToken) is not null)
                heard.Add(partner);
            if (await messages.FindClaimAsync(MessageKeys.Reminder(slug, partner), cancellationToken) is { At: var at })
                reminded[partner] = at;
        }

        var waiting = await WaitingAsync(consultation, cancellationToken);
        return PartnerRegister.Of(consultation, letters, dates, claims, heard, reminded, waiting, clock.GetUtcNow()) with
        {
            Claims = claiming,
        };
    }

    /// <summary>
    /// Who has mail in quarantine, as far as an address that nobody has proven can say: enough not to remind them meanwhile.
    /// </summary>
    private async Task<Dictionary<string, string>> WaitingAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        var waiting = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var whose in new[] { consultation.Slug.ToString(), "" })
        {
            var query = new MessageQuery
            {
                Consultation = whose,
                State = MessageState.Quarantined,
                Take = MostWaiting,
            };
            foreach (var message in await messages.ListAsync(query, cancellationToken))
            {
                if (message.Sender is { } sender && SenderRecognition.ByAddress(consultation.ExpectedPartners, sender) is { } partner)
                    waiting.TryAdd(partner.Id, message.Id);
            }
        }

        return waiting;
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
