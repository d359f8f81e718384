namespace ConsultationIntake.Inbox.Emails;

/// <summary>Which domain names belong together.</summary>
internal static class DomainNames
{
    // Suffixes under which anybody may register: a signature for one of these aligns with nothing below it.
    private static readonly HashSet<string> Registries = new(StringComparer.Ordinal)
    {
        "co.uk",
        "org.uk",
        "gov.uk",
        "ac.uk",
        "sch.uk",
        "police.uk",
        "nhs.uk",
        "net.uk",
        "ltd.uk",
        "plc.uk",
        "me.uk",
        "mod.uk",
        "llyw.cymru",
        "gov.wales",
        "onmicrosoft.com",
        "sharepoint.com",
        "github.io",
        "blogspot.com",
    };

    private static readonly HashSet<string> PublicMail = new(StringComparer.Ordinal)
    {
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "hotmail.co.uk",
        "live.com",
        "live.co.uk",
        "msn.com",
        "yahoo.com",
        "yahoo.co.uk",
        "ymail.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "aol.co.uk",
        "btinternet.com",
        "sky.com",
        "talktalk.net",
        "virginmedia.com",
        "ntlworld.com",
        "tiscali.co.uk",
        "blueyonder.co.uk",
        "protonmail.com",
        "proton.me",
        "gmx.com",
        "gmx.co.uk",
        "mail.com",
        "zoho.com",
        "fastmail.com",
    };

    /// <summary>Equal, or one below the other, and neither a suffix that anybody may register under.</summary>
    public static bool SameOrganisation(string left, string right)
    {
        left = Normal(left);
        right = Normal(right);
        return IsOwn(left) && IsOwn(right) && (left == right || IsBelow(left, right) || IsBelow(right, left));
    }

    /// <summary>Whether <paramref name="domain"/> is <paramref name="parent"/> or below it.</summary>
    public static bool IsWithin(string domain, string parent) =>
        IsOwn(Normal(parent)) && (Normal(domain) == Normal(parent) || IsBelow(Normal(domain), Normal(parent)));

    /// <summary>Whether anybody can have an address there, so that it says nothing of an organisation.</summary>
    public static bool IsPublicMail(string domain) => PublicMail.Contains(Normal(domain));

    private static bool IsOwn(string domain) => domain.Contains('.', StringComparison.Ordinal) && !Registries.Contains(domain);

    private static bool IsBelow(string domain, string parent) => domain.EndsWith("." + parent, StringComparison.Ordinal);

    private static string Normal(string domain) => domain.Trim().Trim('.', '@').ToLowerInvariant();
}
