using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>
/// What an officer needs to know of the inbox without a click: who has answered, who has not, what came in today, what needs a person.
/// </summary>
public sealed record InboxDesk
{
    /// <summary>The messages of this consultation.</summary>
    public required MessageTally Messages { get; init; }

    /// <summary>The messages of no known consultation, which nobody else would see.</summary>
    public required MessageTally Unrouted { get; init; }

    /// <summary>Messages received since midnight in the consultation's zone, newest first.</summary>
    public required IReadOnlyList<InboxMessage> Today { get; init; }

    /// <summary>Responses received since midnight otherwise than by email, newest first; of a day with very many, the newest 200.</summary>
    public required IReadOnlyList<SubmissionSummary> TodayOtherwise { get; init; }

    /// <summary>Who sent the letters that wait for a person: a name where the mail gave one, else an address.</summary>
    public required IReadOnlyDictionary<SubmissionReference, string> Senders { get; init; }

    /// <summary>
    /// Messages that staff have to decide on: quarantined, of no known consultation, failed, late, or set aside on a sign that is
    /// not certain.
    /// </summary>
    public required IReadOnlyList<InboxMessage> ToDecide { get; init; }

    /// <summary>Letters on offer as a new version.</summary>
    public required IReadOnlyList<SubmissionSummary> Versions { get; init; }

    /// <summary>Submissions with a mark that a person should see to.</summary>
    public required IReadOnlyList<SubmissionSummary> Marked { get; init; }

    public required PartnerRegister Partners { get; init; }

    /// <summary>How many things wait for a person.</summary>
    public int NeedsPerson => ToDecide.Count + Versions.Count + Marked.Count;
}
