namespace ConsultationIntake.Mail;

/// <summary>A name and an address to write to.</summary>
public sealed record MailAddress(string Email, string? Name = null)
{
    /// <summary>The address that somebody wrote out, alone or as <c>Name &lt;address&gt;</c>; or null.</summary>
    public static MailAddress? Find(string written)
    {
        var open = written.IndexOf('<', StringComparison.Ordinal);
        var close = open < 0 ? -1 : written.IndexOf('>', open);
        var address = close < 0 ? written : written[(open + 1)..close];
        if (!EmailAddress.TryParse(address.Trim().TrimEnd('.'), out var email))
            return null;
        var name = close < 0 ? "" : written[..open].Trim().Trim('"', '\'');
        return new MailAddress(email.ToString(), name.Length > 0 ? name : null);
    }
}
