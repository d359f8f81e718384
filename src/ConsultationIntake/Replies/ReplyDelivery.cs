using ConsultationIntake.Office;

namespace ConsultationIntake.Replies;

/// <summary>
/// The reply to a partner in the ledger; the id is the partner's. It is stored before the mail is handed over, so that of several who
/// send at once only one does (docs/adr/0003).
/// </summary>
public sealed record ReplyDelivery : OfficeRecord
{
    public required ReplyState State { get; init; }

    /// <summary>Who sent it, and when it was begun.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

public enum ReplyState
{
    /// <summary>
    /// A host began to hand it over. If it stays so, the host died or the mail service did not say whether it took it: nobody knows
    /// whether it went out.
    /// </summary>
    Sending,
    Sent,

    /// <summary>The mail service never will take it.</summary>
    Refused,

    /// <summary>The mail service could not be reached; nothing went out.</summary>
    NotHandedOver,
}
