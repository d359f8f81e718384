namespace ConsultationIntake.Mail;

/// <summary>A mail to one recipient, as HTML and as plain text.</summary>
public sealed record OutgoingMail
{
    /// <summary>Ours, stable across tries of the same mail: it becomes the Message-ID and SendGrid's custom argument.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// What kind of mail it is, for the provider's statistics: <c>digest</c>, <c>acknowledgement</c>, <c>reminder</c>, <c>copy-offer</c>,
    /// <c>copy</c>.
    /// </summary>
    public required string Category { get; init; }
    public required MailAddress To { get; init; }
    public MailAddress? ReplyTo { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }

    /// <summary>
    /// The responses whose words, or whose sender's address, are in it, each as <c>consultation/reference</c>: where one of them is erased,
    /// what we keep of the mail goes too.
    /// </summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>
    /// <see cref="Text"/> in pieces, where words of several responses can be told apart in it: what we keep of the mail then loses those of
    /// the one that is erased. Null where all of it goes.
    /// </summary>
    public IReadOnlyList<MailPiece>? Pieces { get; init; }

    /// <summary>ISO 639-1 of what it says.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Further headers, for instance <c>Auto-Submitted</c> and <c>In-Reply-To</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <param name="Text">Some of a mail's plain text.</param>
/// <param name="About">The response whose words these are, as in <see cref="OutgoingMail.About"/>; or null.</param>
public sealed record MailPiece(string Text, string? About);
