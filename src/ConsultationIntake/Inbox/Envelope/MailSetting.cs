namespace ConsultationIntake.Inbox.Envelope;

/// <summary>What is known of a mail besides its text.</summary>
internal sealed record MailSetting
{
    /// <summary>Its header names the mail that it answers (In-Reply-To, References).</summary>
    public bool IsReply { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>Whether an address is the office's own: what it wrote is no response.</summary>
    public Func<string, bool> IsOurs { get; init; } = _ => false;
}
