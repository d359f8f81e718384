using System.ComponentModel.DataAnnotations;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.LocalHost.Inbox;

/// <summary>Settings of incoming mail, section <c>Inbox</c>.</summary>
public sealed class LocalInboxOptions
{
    public const string Section = "Inbox";

    /// <summary>See <see cref="InboxOptions.SignatureKeys"/>. Default none.</summary>
    public IList<string> SignatureKeys { get; } = [];

    /// <summary>See <see cref="InboxOptions.TrustedForwarders"/>. Default none.</summary>
    public IList<string> TrustedForwarders { get; } = [];

    /// <summary>See <see cref="InboxOptions.SpamScore"/>: 1 to 50, default 5.</summary>
    [Range(1, 50)]
    public double SpamScore { get; set; } = 5;

    internal InboxOptions ToCore() =>
        new()
        {
            SignatureKeys = [.. SignatureKeys],
            TrustedForwarders = [.. TrustedForwarders],
            SpamScore = SpamScore,
        };
}
