using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Which consultations a mail was sent to.</summary>
internal static class Routing
{
    private static readonly string[] FurtherHeaders =
    [
        "Delivered-To",
        "X-Original-To",
        "X-Forwarded-To",
        "Resent-To",
        "X-MS-Exchange-Organization-OriginalRecipient",
        "Apparently-To",
    ];

    /// <summary>
    /// By where it was delivered; where that tells nothing (a mailbox that forwards everything to one address), by what
    /// the mail itself says it was sent to. Each consultation once.
    /// </summary>
    public static IReadOnlyList<Consultation> Of(InboxMessage message, InboundEmail email, IReadOnlyCollection<Consultation> consultations)
    {
        List<Consultation> Named(IEnumerable<string> addresses) =>
            [.. addresses.SelectMany(address => InboxesOf(address, consultations, message.ReceivedAt)).DistinctBy(inbox => inbox.Slug)];

        var delivered = Named(email.EnvelopeTo);
        if (delivered.Count > 0)
            return delivered;
        var written = email
            .To.Concat(email.Cc)
            .Select(address => address.Email)
            .Concat(FurtherHeaders.SelectMany(email.Headers.AllOf).Select(value => value.Trim().Trim('<', '>')));
        var named = Named(written);
        // Staff hand over what a colleague got: where one consultation is open, it is what they mean.
        return named.Count == 0 && message.Source == MessageSource.File && OpenAt(consultations, message.ReceivedAt) is [var only]
            ? [only]
            : named;
    }

    public static bool IsInboxOf(string address, Consultation consultation) =>
        consultation.Inbox.Addresses.Any(own => own.Trim().Equals(WithoutTag(address), StringComparison.OrdinalIgnoreCase))
        || WithoutTag(address).StartsWith(consultation.Slug + "@", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an address is the office's own: an inbox, the contact that the consultation gives, or one of that domain.</summary>
    public static bool IsOffice(string address, Consultation consultation) =>
        IsInboxOf(address, consultation)
        || (
            EmailAddress.TryParse(consultation.Contact.Email, out var office)
            && !DomainNames.IsPublicMail(office.Domain)
            && DomainNames.IsWithin(address[(address.LastIndexOf('@') + 1)..], office.Domain)
        );

    /// <summary>An address that several consultations give, one after the other, is the open one's.</summary>
    private static List<Consultation> InboxesOf(string address, IReadOnlyCollection<Consultation> consultations, DateTimeOffset at)
    {
        List<Consultation> all = [.. consultations.Where(consultation => IsInboxOf(address, consultation))];
        return all.Count > 1 && OpenAt(all, at) is { Count: > 0 } open ? open : all;
    }

    private static List<Consultation> OpenAt(IEnumerable<Consultation> consultations, DateTimeOffset at) =>
        [.. consultations.Where(consultation => consultation.Window.StateAt(at) == WindowState.Open)];

    /// <summary>Without a sub-address: <c>plan+tag@example.org</c> is <c>plan@example.org</c> (RFC 5233).</summary>
    private static string WithoutTag(string address)
    {
        address = address.Trim();
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        var at = address.LastIndexOf('@');
        return plus > 0 && at > plus ? address[..plus] + address[at..] : address;
    }
}
