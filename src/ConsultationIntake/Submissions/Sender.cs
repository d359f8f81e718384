using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Submissions;

/// <summary>What is known of who a response is from.</summary>
public enum SenderKind
{
    /// <summary>Somebody who answers for themselves, or who did not say.</summary>
    Person,

    /// <summary>An organisation that is no expected partner, as it says itself or as staff settled.</summary>
    Organisation,

    /// <summary>It says that it is an expected partner. Nothing proves it, and nothing shows it as a fact.</summary>
    Claim,

    /// <summary>An expected partner, proven or confirmed by staff.</summary>
    Partner,

    /// <summary>Several who spoke at a meeting, as staff wrote it down.</summary>
    Meeting,
}

/// <summary>
/// Who a response is from: the one place that tells what is proven from what is only said. Every list, table, page and file asks here, so
/// that two of them never say different things of the same response.
/// </summary>
public sealed record Sender
{
    public required SenderKind Kind { get; init; }

    /// <summary>The id of the expected partner that it is, or says it is; null for the other kinds.</summary>
    public string? Partner { get; init; }

    /// <summary>The name of the organisation as it was given; null where none was, or where its sender answers for themselves.</summary>
    public string? Organisation { get; init; }

    /// <summary>Whether staff said so: then no name makes a claim of it any more.</summary>
    public bool IsSettled { get; init; }

    /// <summary>As filters and counts know it. A claim is counted with the organisations, for that is what it says of itself.</summary>
    public RespondentKind Respondent =>
        Kind switch
        {
            SenderKind.Partner => RespondentKind.Partner,
            SenderKind.Organisation or SenderKind.Claim => RespondentKind.Organisation,
            SenderKind.Person or SenderKind.Meeting => RespondentKind.Person,
            _ => throw new NotSupportedException($"Nobody is counted who is {Kind}."),
        };

    public static Sender Of(Submission submission) =>
        Of(
            submission.Channel,
            submission.Partner,
            submission.PartnerClaim,
            submission.Respondent.Organisation,
            submission.Facts,
            submission.Settled?.Kind
        );

    /// <param name="channel">How it came.</param>
    /// <param name="partner">See <see cref="Submission.Partner"/>.</param>
    /// <param name="claim">See <see cref="Submission.PartnerClaim"/>.</param>
    /// <param name="organisation">See <see cref="Respondent.Organisation"/>.</param>
    /// <param name="facts">See <see cref="Submission.Facts"/>.</param>
    /// <param name="settled">What staff settled it as, or null.</param>
    internal static Sender Of(
        Channel channel,
        string? partner,
        string? claim,
        string? organisation,
        IReadOnlyDictionary<string, string> facts,
        SenderKind? settled
    )
    {
        // Whoever names an organisation answers for it, unless they said that they answer for themselves.
        var named =
            settled is SenderKind.Person || facts.GetValueOrDefault(DraftFields.Capacity) == DraftFields.Myself ? null : organisation;
        return new Sender
        {
            Kind =
                partner is not null ? SenderKind.Partner
                : claim is not null ? SenderKind.Claim
                : settled is SenderKind.Organisation || !string.IsNullOrWhiteSpace(named) ? SenderKind.Organisation
                : channel == Channel.Meeting ? SenderKind.Meeting
                : SenderKind.Person,
            Partner = partner ?? claim,
            Organisation = string.IsNullOrWhiteSpace(named) ? null : named,
            IsSettled = settled is not null,
        };
    }

    /// <summary>
    /// As the consultation knows it now: a partner that is expected no more is an organisation with the name it gave, and the name of one
    /// that is expected only since is a claim.
    /// </summary>
    public Sender In(Consultation consultation)
    {
        if (Kind is SenderKind.Partner or SenderKind.Claim && Expected(consultation) is null)
            return this with { Kind = Organisation is null ? SenderKind.Person : SenderKind.Organisation, Partner = null };
        return Kind is SenderKind.Organisation && !IsSettled && PartnerMatch.Named(consultation, Organisation) is { } named
            ? this with
            {
                Kind = SenderKind.Claim,
                Partner = named,
            }
            : this;
    }

    /// <summary>The expected partner that it is, or says it is; or null.</summary>
    public ExpectedPartner? Expected(Consultation consultation) =>
        Partner is null ? null : consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == Partner);

    /// <summary>The name of the organisation that answers, where it may be told as a fact: null for a claim.</summary>
    public string? NameIn(Consultation consultation)
    {
        var known = In(consultation);
        return known.Kind switch
        {
            SenderKind.Partner => known.Expected(consultation)!.Name,
            SenderKind.Organisation => known.Organisation,
            SenderKind.Claim or SenderKind.Person or SenderKind.Meeting => null,
            _ => throw new NotSupportedException($"Nobody has a name who is {known.Kind}."),
        };
    }

    /// <summary>The expected partner that it says it is and nothing proves, or null.</summary>
    public ExpectedPartner? ClaimIn(Consultation consultation) =>
        In(consultation) is { Kind: SenderKind.Claim } claim ? claim.Expected(consultation) : null;
}

/// <summary>Who staff say a response is from, and what stood there before anybody said so: it can be put back.</summary>
public sealed record SettledSender
{
    /// <summary><see cref="SenderKind.Partner"/>, <see cref="SenderKind.Organisation"/> or <see cref="SenderKind.Person"/>.</summary>
    public required SenderKind Kind { get; init; }

    /// <summary>See <see cref="Submission.Partner"/>.</summary>
    public string? PartnerBefore { get; init; }

    /// <summary>See <see cref="Submission.PartnerClaim"/>.</summary>
    public string? ClaimBefore { get; init; }

    /// <summary>See <see cref="Respondent.Organisation"/>.</summary>
    public string? OrganisationBefore { get; init; }

    /// <summary>The marks that asked who it is from.</summary>
    public IReadOnlyList<string> MarksBefore { get; init; } = [];
}
