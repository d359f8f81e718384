using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Which consultations a mail was sent to.</summary>
internal static class Routing
{
    private static readonly string[] FurtherHeaders =
        ["Delivered-To", "X-Original-To", "X-Forwarded-To", "Resent-To", "X-MS-Exchange-Organization-OriginalRecipient", "Apparently-To"];

    /// <summary>
    /// By where it was delivered; where that tells nothing (a mailbox that forwards everything to one address), by what
    /// the mail itself says it was sent to. Each consultation once.
    /// </summary>
    public static IReadOnlyList<Consultation> Of(InboundEmail email, IReadOnlyCollection<Consultation> consultations)
    {
        var delivered = Named(email.EnvelopeTo, consultations);
        if (delivered.Count > 0)
            return delivered;
        var written = email.To.Concat(email.Cc).Select(address => address.Email)
            .Concat(FurtherHeaders.SelectMany(email.Headers.AllOf).Select(value => value.Trim().Trim('<', '>')));
        return Named(written, consultations);
    }

    public static bool IsInboxOf(string address, Consultation consultation) =>
        consultation.Inbox.Addresses.Any(own => own.Trim().Equals(WithoutTag(address), StringComparison.OrdinalIgnoreCase))
        || WithoutTag(address).StartsWith(consultation.Slug + "@", StringComparison.OrdinalIgnoreCase);

    private static List<Consultation> Named(IEnumerable<string> addresses, IReadOnlyCollection<Consultation> consultations) =>
        [.. addresses.SelectMany(address => consultations.Where(consultation => IsInboxOf(address, consultation))).DistinctBy(consultation => consultation.Slug)];

    /// <summary>Without a sub-address: <c>plan+tag@example.org</c> is <c>plan@example.org</c> (RFC 5233).</summary>
    private static string WithoutTag(string address)
    {
        address = address.Trim();
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        var at = address.LastIndexOf('@');
        return plus > 0 && at > plus ? address[..plus] + address[at..] : address;
    }
}
