using System.Text;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Inbox.Emails;

/// <summary>What a mail server that we trust noted of who sent a mail (RFC 8601).</summary>
internal static partial class AuthenticationResults
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>
    /// Whether a check passed for <paramref name="domain"/>: DKIM by its signer, SPF by its return path, DMARC by its visible sender.
    /// </summary>
    public static bool Vouch(string stamp, string domain) =>
        WithoutFreeWords(stamp)
            .Split(';')
            .Select(result => Passed().Match(result))
            .Any(passed => passed.Success && DomainNames.SameOrganisation(passed.Groups["of"].Value.Split('@')[^1], domain));

    /// <summary>Without comments and quoted words: a sender can choose what a server repeats there.</summary>
    private static string WithoutFreeWords(string stamp)
    {
        var kept = new StringBuilder(stamp.Length);
        var comments = 0;
        var quoted = false;
        for (var i = 0; i < stamp.Length; i++)
        {
            var c = stamp[i];
            if (c == '\\' && (quoted || comments > 0))
                i++;
            else if (c == '"' && comments == 0)
                quoted = !quoted;
            else if (c == '(' && !quoted)
                comments++;
            else if (c == ')' && comments > 0)
                comments--;
            else if (!quoted && comments == 0)
                kept.Append(c);
        }

        return kept.ToString();
    }

    [GeneratedRegex(
        @"^\s*(dkim\s*=\s*pass\b.*?\bheader\.[di]|spf\s*=\s*pass\b.*?\bsmtp\.mailfrom|"
            + @"dmarc\s*=\s*pass\b.*?\bheader\.from)\s*=\s*(?<of>\S+)",
        Options
    )]
    private static partial Regex Passed();
}
