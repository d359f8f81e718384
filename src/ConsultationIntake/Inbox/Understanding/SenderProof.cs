using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>
/// Whether the visible sender (From) is who it says: the only thing in a mail that may speak for a partner, or be written to.
/// As in DMARC (RFC 7489, section 3.1), what passed must be of From's own domain: Reply-To, Sender and names prove nothing.
/// </summary>
internal static class SenderProof
{
    /// <summary>The proven address of From, or null. A saved file proves nothing; nor does what staff let out of quarantine.</summary>
    public static MailAddress? Of(InboxMessage message, InboundEmail email, InboxOptions options) =>
        message is { Source: MessageSource.InboundParse, Released: false }
        && email.From is { } from
        && Holds(email, DomainOf(from.Email), options)
            ? from
            : null;

    private static bool Holds(InboundEmail email, string domain, InboxOptions options) =>
        email.Authentication.DkimAlignsWith(domain)
        || email.Authentication.SpfAlignsWith(domain)
        || (
            CameThroughTrusted(email.Authentication, options)
            && email.Headers["Authentication-Results"] is { } stamp
            && AuthenticationResults.Vouch(stamp, domain)
            && !email
                .Headers.AllOf(DkimSignature.Header)
                .Select(DkimSignature.Read)
                .Any(signature => LeavesItsEndToAnybody(signature, domain))
        );

    /// <summary>The server that we trust does not say which of several signatures passed.</summary>
    private static bool LeavesItsEndToAnybody(DkimSignature signature, string domain) =>
        !signature.CoversAll && DomainNames.SameOrganisation(signature.Domain, domain);

    private static bool CameThroughTrusted(SenderAuthentication authentication, InboxOptions options) =>
        authentication is { Spf: "pass", ReturnPath: { } returnPath }
        && options.TrustedForwarders.Any(forwarder => DomainNames.IsWithin(DomainOf(returnPath), forwarder));

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];
}
