using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ConsultationIntake.Mail;

/// <summary>
/// An email address that mail can be sent to from anywhere: <c>local@domain.tld</c> in plain letters, at most 254 characters
/// (RFC 5321), compared without case. What cannot be seen in one that was pasted is left out.
/// </summary>
public readonly record struct EmailAddress
{
    private static readonly IdnMapping Hosts = new() { UseStd3AsciiRules = true };

    private readonly string? value;

    private EmailAddress(string value) => this.value = value;

    public string Domain => ToString()[(ToString().LastIndexOf('@') + 1)..];

    public static bool TryParse([NotNullWhen(true)] string? s, out EmailAddress result)
    {
        result = default;
        s = s is null
            ? null
            : string.Concat(
                    s.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator) || c == ' ')
                )
                .Trim();
        if (s is not { Length: > 2 and <= 254 })
            return false;
        var at = s.LastIndexOf('@');
        if (at is < 1 or > 64 || !IsLocalPart(s[..at]) || DomainOf(s[(at + 1)..]) is not { } domain)
            return false;
        result = new EmailAddress($"{s[..at]}@{domain}".ToLowerInvariant());
        return true;
    }

    /// <summary>
    /// A dot-atom of RFC 5322. Quoted parts and letters outside ASCII are allowed by newer rules, and most servers reach neither.
    /// </summary>
    private static bool IsLocalPart(string local) =>
        local[0] != '.'
        && local[^1] != '.'
        && !local.Contains("..", StringComparison.Ordinal)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || c == '.' || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal));

    /// <summary>As DNS has it; null where it names no host of the internet.</summary>
    private static string? DomainOf(string typed)
    {
        try
        {
            var domain = Hosts.GetAscii(typed);
            return domain.Length <= 253 && domain.Split('.') is { Length: > 1 } labels && labels[^1].Any(char.IsAsciiLetter)
                ? domain
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public override string ToString() => value ?? "";
}
