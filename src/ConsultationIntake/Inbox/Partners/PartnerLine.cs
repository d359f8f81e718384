using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Partners;

/// <summary>One expected partner in the register.</summary>
public sealed record PartnerLine
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Kind { get; init; }

    public required PartnerState State { get; init; }

    public DateOnly? Invited { get; init; }

    /// <summary>The letter that stands, the newest where there are several; or null.</summary>
    public SubmissionReference? Letter { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>A later letter waits for staff to decide; or null.</summary>
    public SubmissionReference? Offered { get; init; }

    /// <summary>How many responses say that they are from it, which nothing proves and staff have yet to confirm.</summary>
    public long Claims { get; init; }

    /// <summary>When its committee meets: as its letter says, else as the register says; or null.</summary>
    public DateOnly? CommitteeDate { get; init; }

    /// <summary>Its committee meets after the consultation closes, and it has not ratified anything.</summary>
    public required bool CommitteeAfterClosing { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>
    /// Mail that is proven to be from it and was set aside on a sign that is not certain, or waits otherwise for staff: the newest
    /// message's id; or null. It may be its response, so nothing is sent to it meanwhile.
    /// </summary>
    public string? WaitingMail { get; init; }

    /// <summary>
    /// Mail that says it is from one of its addresses, which nothing proves, and waits for staff to decide on it: the newest message's
    /// id; or null. It answers for nobody, and no reminder goes out before somebody has looked: it may be their response.
    /// </summary>
    public string? ClaimingMail { get; init; }

    /// <summary>Whether mail waits that is theirs or says so, and staff are to look at it before they remind them.</summary>
    internal bool MailWaits => (WaitingMail ?? ClaimingMail) is not null;

    /// <summary>Whether there is an address to remind it at.</summary>
    public required bool HasAddress { get; init; }

    /// <summary>It was reminded less than a day ago.</summary>
    public bool RemindedToday { get; init; }

    /// <summary>It was invited, has an address, has not answered, no mail in its name waits, and it was not reminded today.</summary>
    public bool CanBeReminded => HasAddress && Invited is not null && !HasAnswered && !MailWaits && !RemindedToday;

    /// <summary>Its response is in, and agreed as far as its committee has to agree it.</summary>
    public bool IsSettled => State is PartnerState.Answered or PartnerState.Ratified;

    public bool HasAnswered => State is PartnerState.Provisional or PartnerState.Answered or PartnerState.Ratified;
}
