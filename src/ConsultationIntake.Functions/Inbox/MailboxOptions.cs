using ConsultationIntake.Inbox;

namespace ConsultationIntake.Functions.Inbox;

/// <summary>Incoming mail, section <c>Inbox</c>.</summary>
public sealed class MailboxOptions
{
    public const string Section = "Inbox";

    /// <summary>See <see cref="InboxOptions.SignatureKeys"/>: <c>Inbox__SignatureKeys__0</c> and so on. Default none.</summary>
    public IList<string> SignatureKeys { get; } = [];

    /// <summary>See <see cref="InboxOptions.TrustedForwarders"/>. Default none.</summary>
    public IList<string> TrustedForwarders { get; } = [];

    /// <summary>See <see cref="InboxOptions.SpamScore"/>: 1 to 50, default 5.</summary>
    public double SpamScore { get; set; } = 5;

    internal InboxOptions ToCore() =>
        new()
        {
            SignatureKeys = [.. SignatureKeys],
            TrustedForwarders = [.. TrustedForwarders],
            SpamScore = SpamScore,
        };
}
