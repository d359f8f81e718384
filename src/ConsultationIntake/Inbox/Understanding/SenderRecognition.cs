using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Mime;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Finds out which expected partner wrote: by address, by domain, by who was forwarded, last by a name in the letter.</summary>
internal static class SenderRecognition
{
    private const int LetterHead = 800;

    private static readonly string[] OriginalHeaders =
        ["X-Original-From", "X-Original-Sender", "X-Forwarded-From", "X-Forwarded-For", "Resent-From", "X-MS-Exchange-Parent-Message-From", "Sender"];

    /// <param name="texts">What the letter says: body with its signature first, then each attachment.</param>
    public static SenderMatch? Find(
        IReadOnlyList<ExpectedPartner> partners, InboundEmail email, IReadOnlyList<MailAddress> forwarded, IReadOnlyList<string> texts)
    {
        foreach (var address in Senders(email, forwarded))
        {
            if (ByAddress(partners, address) is { } partner)
                return new SenderMatch(partner, ByNameOnly: false);
        }

        var named = partners.Where(partner => IsNamed(partner, email, texts)).Take(2).ToList();
        return named is [var only] ? new SenderMatch(only, ByNameOnly: true) : null;
    }

    /// <summary>The partner that an address belongs to, or null.</summary>
    public static ExpectedPartner? ByAddress(IReadOnlyList<ExpectedPartner> partners, string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return partners.FirstOrDefault(partner => partner.Emails.Contains(address, StringComparer.OrdinalIgnoreCase))
            ?? partners.FirstOrDefault(partner => partner.Domains.Any(own => !DomainNames.IsPublicMail(own) && DomainNames.IsWithin(domain, own)));
    }

    /// <summary>Who was forwarded comes before who forwarded: a councillor passes a charity's letter on.</summary>
    private static IEnumerable<string> Senders(InboundEmail email, IReadOnlyList<MailAddress> forwarded) =>
        forwarded
            .Concat(email.From is null ? [] : [email.From])
            .Concat(email.ReplyTo)
            .Concat(OriginalHeaders.SelectMany(email.Headers.AllOf).SelectMany(AddressList.Parse))
            .Select(address => address.Email);

    private static bool IsNamed(ExpectedPartner partner, InboundEmail email, IReadOnlyList<string> texts)
    {
        var names = partner.AlsoKnownAs.Prepend(partner.Name).Where(name => name.Length >= 3).Select(name => Regex.Escape(name).Replace("\\ ", "\\s+", StringComparison.Ordinal));
        var name = $"(?<![\\w-])(?:the\\s+)?(?:{string.Join('|', names)})(?![\\w-])";
        bool Says(string text, string pattern) =>
            Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        if (Says(email.From?.Name ?? "", name))
            return true;
        return texts.Any(text => Says(
            text[..Math.Min(text.Length, 20_000)],
            $"(?:on behalf of|(?:response|submission|comments|views|letter|reply) (?:of|from|by)|ar ran|ymateb)\\s+{name}|{name}(?:'s|’s)?\\s+(?:formal |draft |joint )?(?:response|submission)"))
            || texts.Any(text => Says(text[..Math.Min(text.Length, LetterHead)], $"^\\s*{name}\\s*$".Replace("^", "(?m:^", StringComparison.Ordinal).Replace("$", "$)", StringComparison.Ordinal)));
    }
}
