namespace ConsultationIntake.Inbox.Partners;

/// <summary>How far an expected partner has come.</summary>
public enum PartnerState
{
    /// <summary>Neither invited, as far as we know, nor heard of.</summary>
    None,
    Invited,

    /// <summary>It has written that it has the invitation, or its system has; no response yet.</summary>
    Acknowledged,

    /// <summary>Its response is in and its committee has yet to agree it.</summary>
    Provisional,

    /// <summary>Its response is in.</summary>
    Answered,

    /// <summary>Its response is in, and agreed by its committee.</summary>
    Ratified,
}
