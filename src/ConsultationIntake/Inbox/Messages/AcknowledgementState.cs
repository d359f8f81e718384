namespace ConsultationIntake.Inbox.Messages;

/// <summary>What became of the thanks for a message.</summary>
public enum AcknowledgementState
{
    /// <summary>None is due: the message is no response, or was brought in by hand.</summary>
    NotDue,

    Pending,

    /// <summary>A host began to hand it over. If that host died, whether it went out is not known.</summary>
    Sending,

    Sent,

    /// <summary>Another one went to this address within the hour.</summary>
    TooSoon,

    /// <summary>The sender's address could be forged, so nothing was sent to it.</summary>
    SenderNotProven,

    /// <summary>The sender's system asked for no answer, or gave no address to answer to.</summary>
    NotWanted,

    /// <summary>The mail provider will not deliver to this address.</summary>
    Refused,

    /// <summary>Two tries were cut off; a third could thank the sender three times.</summary>
    Unknown,
}
