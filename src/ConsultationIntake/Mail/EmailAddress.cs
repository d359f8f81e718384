using System.Diagnostics.CodeAnalysis;

namespace ConsultationIntake.Mail;

/// <summary>An email address that can be written to: <c>local@domain.tld</c>, at most 254 characters (RFC 5321), compared without case.</summary>
public readonly record struct EmailAddress
{
    private readonly string? value;

    private EmailAddress(string value) => this.value = value;

    public string Domain => ToString()[(ToString().LastIndexOf('@') + 1)..];

    public static bool TryParse([NotNullWhen(true)] string? s, out EmailAddress result)
    {
        result = default;
        s = s?.Trim();
        if (s is not { Length: > 2 and <= 254 } || s.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';'))
            return false;
        var at = s.LastIndexOf('@');
        if (at is < 1 or > 64 || s.IndexOf('@', StringComparison.Ordinal) != at)
            return false;
        var labels = s[(at + 1)..].Split('.');
        if (labels.Length < 2 || labels.Any(label => label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-'))
            return false;
        result = new EmailAddress(s.ToLowerInvariant());
        return true;
    }

    public override string ToString() => value ?? "";
}
