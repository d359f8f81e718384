using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Finds out which expected partner wrote, and whether that is proven or only said.</summary>
internal static class SenderRecognition
{
    private const int LetterHead = 800;

    /// <summary>On a machine with nothing else to do it takes milliseconds; on one that is starved it must not fail a letter.</summary>
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(20);

    /// <param name="proven">See <see cref="SenderProof.Of"/>.</param>
    /// <param name="forwarded">Who wrote what was passed on, as far as the mail says.</param>
    /// <param name="texts">What the letter says: body with its signature first, then each attachment.</param>
    public static SenderMatch Find(
        IReadOnlyList<ExpectedPartner> partners,
        InboundEmail email,
        MailAddress? proven,
        IReadOnlyList<MailAddress> forwarded,
        IReadOnlyList<string> texts
    ) =>
        proven is not null && ByAddress(partners, proven.Email) is { } partner
            ? new SenderMatch(partner, Claim: null)
            : new SenderMatch(Partner: null, Claimed(partners, email, forwarded, texts));

    /// <summary>The partner that an address belongs to, or null.</summary>
    public static ExpectedPartner? ByAddress(IReadOnlyList<ExpectedPartner> partners, string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return partners.FirstOrDefault(partner => partner.Emails.Contains(address, StringComparer.OrdinalIgnoreCase))
            ?? partners.FirstOrDefault(partner =>
                partner.Domains.Any(own => !DomainNames.IsPublicMail(own) && DomainNames.IsWithin(domain, own))
            );
    }

    /// <summary>By an address anywhere in the mail, last by the only partner that it names.</summary>
    private static ExpectedPartner? Claimed(
        IReadOnlyList<ExpectedPartner> partners,
        InboundEmail email,
        IReadOnlyList<MailAddress> forwarded,
        IReadOnlyList<string> texts
    )
    {
        var byAddress = WrittenAddresses(email, forwarded).Select(address => ByAddress(partners, address));
        return byAddress.FirstOrDefault(partner => partner is not null)
            ?? (partners.Where(partner => IsNamed(partner, email, texts)).Take(2).ToList() is [var only] ? only : null);
    }

    /// <summary>Who was forwarded comes before who forwarded: a councillor passes a charity's letter on.</summary>
    private static IEnumerable<string> WrittenAddresses(InboundEmail email, IReadOnlyList<MailAddress> forwarded) =>
        forwarded
            .Concat(email.From is null ? [] : [email.From])
            .Concat(email.ReplyTo)
            .Concat(email.OriginalSenders)
            .Select(address => address.Email);

    private static bool IsNamed(ExpectedPartner partner, InboundEmail email, IReadOnlyList<string> texts)
    {
        var all = partner.AlsoKnownAs.Prepend(partner.Name).Where(name => name.Length >= 3).ToList();
        // Most letters name few of the partners, and looking for a word is done at once.
        if (!all.Exists(name => MayStandIn(name, email.From?.Name) || texts.Any(text => MayStandIn(name, text))))
            return false;
        var names = all.Select(name => Regex.Escape(name).Replace("\\ ", "\\s+", StringComparison.Ordinal));
        var name = $"(?<![\\w-])(?:the\\s+)?(?:{string.Join('|', names)})(?![\\w-])";
        bool Says(string text, string pattern) =>
            Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LongestMatch);

        var signed =
            "(?:on behalf of|(?:response|submission|comments|views|letter|reply) (?:of|from|by)|ar ran|ymateb)\\s+"
            + name
            + $"|{name}(?:'s|’s)?\\s+(?:formal |draft |joint )?(?:response|submission)";
        return Says(email.From?.Name ?? "", name)
            || texts.Any(text => Says(text[..Math.Min(text.Length, 20_000)], signed))
            || texts.Any(text => Says(text[..Math.Min(text.Length, LetterHead)], $"(?m:^)\\s*{name}\\s*(?m:$)"));
    }

    private static bool MayStandIn(string name, string? text) =>
        text is not null && text.Contains(name.Split(' ', 2)[0], StringComparison.InvariantCultureIgnoreCase);
}
