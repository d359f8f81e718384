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
}

/// <summary>A mail that did not go out and is not tried again by itself: what it was for, and never an address or a word of it.</summary>
public sealed record UndeliveredMail : OfficeRecord
{
    public required MailPurpose Purpose { get; init; }

    /// <summary>The id of what it was about: see <see cref="MailPurpose"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Why, for staff, without an address.</summary>
    public required string Reason { get; init; }
    public required DateTimeOffset FailedAt { get; init; }

    public static string IdOf(MailPurpose purpose, string subject) => $"{purpose}-{subject}";
}
