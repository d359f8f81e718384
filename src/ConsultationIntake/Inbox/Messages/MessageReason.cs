namespace ConsultationIntake.Inbox.Messages;

/// <summary>Why a message is set aside, quarantined or failed.</summary>
public enum MessageReason
{
    None,
    AutomaticReply,
    OutOfOffice,
    Bounce,
    ReadReceipt,
    Newsletter,
    Spam,

    /// <summary>A partner says that it has the invitation and will answer.</summary>
    HoldingReply,

    /// <summary>No consultation could be told from its addresses: staff choose one.</summary>
    NoConsultation,

    /// <summary>It came after the closing date of a consultation that takes nothing late.</summary>
    Late,

    /// <summary>Neither words nor files.</summary>
    Empty,

    /// <summary>The post's signature did not hold.</summary>
    BadSignature,

    /// <summary>The post's signature holds, and is so old that somebody else may be sending it again.</summary>
    OldSignature,

    /// <summary>The post was not signed, or no key is set to check it with.</summary>
    NotSigned,

    /// <summary>What was posted is no email that we can read.</summary>
    NotAnEmail,
}
