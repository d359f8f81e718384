using System.Text.Json.Serialization;
using ConsultationIntake.Office;

namespace ConsultationIntake.Replies;

/// <summary>
/// A reply in the ledger; the id is the partner's, or the reference of a response whose sender wanted an answer and has proven the
/// address. It is stored before the mail is handed over, so that of several who send at once only one does (docs/adr/0003).
/// </summary>
public sealed record ReplyDelivery : OfficeRecord
{
    /// <summary>Who asked for the reply, by following the link that was mailed to the address.</summary>
    public const string Respondent = "respondent";

    public required ReplyState State { get; init; }

    /// <summary>
    /// The member of staff who sent it, or <see cref="Respondent"/> where nobody has yet; and when it came to this state.
    /// </summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it may be sent: it has not gone out, and nobody doubts that.</summary>
    [JsonIgnore]
    public bool CanGo => State is ReplyState.Wanted or ReplyState.Queued or ReplyState.NotHandedOver;
}

public enum ReplyState
{
    /// <summary>A respondent wants it and has proven the address. Nobody has sent it.</summary>
    Wanted,

    /// <summary>Staff said that it goes; it stands in the queue.</summary>
    Queued,

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
