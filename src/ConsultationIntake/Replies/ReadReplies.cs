using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Replies;

/// <param name="Partner">Whom it is to.</param>
/// <param name="Reply">What it says.</param>
/// <param name="Address">An address that is proven to be the partner's, or null.</param>
/// <param name="Delivery">What became of it, or null where it was never sent.</param>
public sealed record PartnerReply(ExpectedPartner Partner, Reply Reply, string? Address, ReplyDelivery? Delivery);

/// <param name="Reference">The response of whoever wanted to be told.</param>
/// <param name="Reply">What it says.</param>
/// <param name="Address">The address they gave and proved to be theirs.</param>
/// <param name="Delivery">What became of it.</param>
public sealed record RespondentReply(SubmissionReference Reference, Reply Reply, string Address, ReplyDelivery Delivery);

/// <summary>The reply to each partner whose response is proven to be its own, and to each respondent who wanted one.</summary>
public sealed class ReadReplies(ISubmissionStore store, ReadPartnerRegister register, IOfficeRecords records)
{
    /// <summary>Partners with a response that stands, by name.</summary>
    public Task<IReadOnlyList<PartnerReply>> ExecuteAsync(Consultation consultation, CancellationToken cancellationToken) =>
        OfAsync(consultation, _ => true, cancellationToken);

    /// <summary>Some of them: the letters of no other are read.</summary>
    /// <param name="consultation">Whose partners.</param>
    /// <param name="partners">Their ids. An id without a reply is passed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IReadOnlyList<PartnerReply>> ExecuteAsync(
        Consultation consultation,
        IReadOnlySet<string> partners,
        CancellationToken cancellationToken
    ) => OfAsync(consultation, partner => partners.Contains(partner.Id), cancellationToken);

    private async Task<IReadOnlyList<PartnerReply>> OfAsync(
        Consultation consultation,
        Func<ExpectedPartner, bool> isAsked,
        CancellationToken cancellationToken
    )
    {
        var letters = (await register.ExecuteAsync(consultation, cancellationToken)).Letters.ToLookup(letter => letter.Partner);
        var replies = new List<PartnerReply>();
        foreach (
            var partner in consultation.ExpectedPartners.Where(isAsked).OrderBy(partner => partner.Name, StringComparer.OrdinalIgnoreCase)
        )
        {
            var responses = new List<Submission>();
            foreach (var letter in letters[partner.Id].OrderBy(letter => letter.ReceivedAt))
            {
                if (await store.FindAsync(consultation.Slug, letter.Reference, cancellationToken) is { Stands: true } response)
                    responses.Add(response);
            }

            if (responses.Count > 0)
                replies.Add(
                    new PartnerReply(
                        partner,
                        await OfAsync(consultation, partner.Name, responses, cancellationToken),
                        AddressOf(partner, responses),
                        await records.FindAsync<ReplyDelivery>(consultation.Slug, partner.Id, cancellationToken)
                    )
                );
        }

        return replies;
    }

    /// <summary>
    /// What some respondents wanted, with their addresses proven, that follow an id, with the id that the next follow; null at the end.
    /// Others' replies are passed over, so that there
    /// may be fewer than asked for, or none.
    /// </summary>
    public async Task<(IReadOnlyList<ReplyDelivery> Wanted, string? Next)> WantedAfterAsync(
        ConsultationSlug consultation,
        string after,
        int take,
        CancellationToken cancellationToken
    )
    {
        // One more than asked for tells whether there is a next page.
        var read = await records.ListAfterAsync<ReplyDelivery>(consultation, after, take + 1, cancellationToken);
        var page = read.Take(take).ToList();
        return ([.. page.Where(IsRespondents)], read.Count > take ? page[^1].Id : null);
    }

    /// <summary>Those of some responses whose senders wanted it.</summary>
    public async Task<IReadOnlyList<ReplyDelivery>> WantedOfAsync(
        ConsultationSlug consultation,
        IEnumerable<SubmissionReference> chosen,
        CancellationToken cancellationToken
    )
    {
        var wanted = new List<ReplyDelivery>();
        foreach (var reference in chosen)
        {
            if (await records.FindAsync<ReplyDelivery>(consultation, reference.ToString(), cancellationToken) is { } delivery)
                wanted.Add(delivery);
        }

        return wanted;
    }

    /// <summary>
    /// The reply to a respondent; null where the response is gone, or has turned out to be a partner's, who is told as such.
    /// </summary>
    public async Task<RespondentReply?> RespondentAsync(
        Consultation consultation,
        ReplyDelivery delivery,
        CancellationToken cancellationToken
    ) =>
        await store.FindAsync(consultation.Slug, SubmissionReference.Parse(delivery.Id), cancellationToken)
            is { Partner: null, Respondent.Email: { } address } response
            ? new RespondentReply(
                response.Reference,
                await OfAsync(consultation, to: null, [response], cancellationToken),
                address,
                delivery
            )
            : null;

    /// <summary>What a respondent is told of their responses, whoever they are.</summary>
    /// <param name="consultation">Whose responses they are.</param>
    /// <param name="to">See <see cref="Reply.To"/>.</param>
    /// <param name="responses">All of one respondent, oldest first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Reply> OfAsync(
        Consultation consultation,
        string? to,
        IReadOnlyList<Submission> responses,
        CancellationToken cancellationToken
    ) =>
        Reply.Of(
            consultation,
            to,
            responses,
            await AnswersInLanguage.ReadAsync(records, consultation.Slug, Reply.LanguageOf(responses), cancellationToken)
        );

    private static bool IsRespondents(ReplyDelivery delivery) =>
        SubmissionReference.TryParse(delivery.Id, out var reference) && reference.ToString() == delivery.Id;

    /// <summary>
    /// The register's address, which the office wrote down; else the one that a proven letter came from, where it is in a domain that is
    /// the partner's alone. What else a letter gives as its sender's address proves nothing.
    /// </summary>
    private static string? AddressOf(ExpectedPartner partner, IEnumerable<Submission> responses) =>
        partner.Emails is [var known, ..]
            ? known
            : responses
                .Where(response => response is { Channel: Channel.Email, Partner: { } proven } && proven == partner.Id)
                .Select(response => EmailAddress.TryParse(response.Respondent.Email, out var address) ? address : (EmailAddress?)null)
                .OfType<EmailAddress>()
                .Where(address => partner.Domains.Contains(address.Domain, StringComparer.OrdinalIgnoreCase))
                .Select(address => address.ToString())
                .LastOrDefault();
}
