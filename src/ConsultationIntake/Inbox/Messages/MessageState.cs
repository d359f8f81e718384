namespace ConsultationIntake.Inbox.Messages;

/// <summary>
/// Where a received message is. Every message is in exactly one, so that messages = submissions + duplicates + set aside + quarantined +
/// failed + waiting.
/// </summary>
public enum MessageState
{
    /// <summary>Kept, and not yet read.</summary>
    Waiting,

    /// <summary>It became a submission.</summary>
    Submission,

    /// <summary>The same thing had come before.</summary>
    Duplicate,

    /// <summary>Recognised as no response (an automatic reply, a bounce, a newsletter), or as none of a known consultation.</summary>
    SetAside,

    /// <summary>Its signature did not hold: kept unanswered until staff say what it is.</summary>
    Quarantined,

    /// <summary>Five tries to read it failed; the original is kept.</summary>
    Failed,
}
