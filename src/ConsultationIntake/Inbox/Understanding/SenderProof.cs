using ConsultationIntake.Inbox.Emails;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Whether the visible sender is who it says, well enough to write to that address.</summary>
internal static class SenderProof
{
    /// <summary>
    /// A DKIM signature of the sender's own domain held, or a mailbox that we trust passed the mail on: SPF then speaks of
    /// that mailbox's server, and the server's own verdict on the sender, where it noted one, must not be a failure.
    /// </summary>
    public static bool Holds(InboundEmail email, InboxOptions options)
    {
        if (email.From is not { } from)
            return false;
        var domain = from.Email[(from.Email.LastIndexOf('@') + 1)..];
        return email.Authentication.DkimAlignsWith(domain) || (CameThroughTrusted(email, options) && !ForwarderDoubts(email));
    }

    private static bool CameThroughTrusted(InboundEmail email, InboxOptions options) =>
        email.Authentication.Spf == "pass"
        && email.EnvelopeFrom is { Length: > 0 } returnPath
        && returnPath.LastIndexOf('@') is >= 0 and var at
        && options.TrustedForwarders.Any(forwarder => DomainNames.IsWithin(returnPath[(at + 1)..], forwarder));

    private static bool ForwarderDoubts(InboundEmail email) =>
        email.Headers.Raw("Authentication-Results") is { } results
        && (results.Contains("dmarc=fail", StringComparison.OrdinalIgnoreCase) || results.Contains("compauth=fail", StringComparison.OrdinalIgnoreCase))
        && !results.Contains("dkim=pass", StringComparison.OrdinalIgnoreCase);
}
