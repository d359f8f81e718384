namespace ConsultationIntake.Office;

/// <summary>What a mail was for.</summary>
public enum MailPurpose
{
    /// <summary>Asks whether a copy is wanted; the subject is the response's reference.</summary>
    CopyOffer,

    /// <summary>A respondent's copy; the subject is the response's reference.</summary>
    Copy,

    /// <summary>Thanks for a mail; the subject is the message's id.</summary>
    Acknowledgement,

    /// <summary>A reminder; the subject is the partner's id.</summary>
    Reminder,

    /// <summary>Tells a named person of somebody at risk; the subject is the response's reference and a key of the person.</summary>
    Safeguarding,

    /// <summary>Tells a partner what was done with its points; the subject is the partner's id.</summary>
    Reply,
}

/// <summary>
/// A mail that did not go out, or of which nobody knows, and which is not tried again by itself: what it was for, and never an address or a
/// word of it.
/// </summary>
public sealed record UndeliveredMail : OfficeRecord
{
    public required MailPurpose Purpose { get; init; }

    /// <summary>The id of what it was about: see <see cref="MailPurpose"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Why, for staff, without an address.</summary>
    public required string Reason { get; init; }
    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>The mail service did not say whether it took it.</summary>
    public bool MayHaveArrived { get; init; }

    public static string IdOf(MailPurpose purpose, string subject) => $"{purpose}-{subject}";
}
