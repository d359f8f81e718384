using System.Text;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Reads address headers (RFC 5322, section 3.4): names, angle brackets, comments, groups; what cannot be read is left out.</summary>
internal static class AddressList
{
    private const int MaxAddresses = 500;

    public static IReadOnlyList<MailAddress> Parse(string? header)
    {
        var addresses = new List<MailAddress>();
        foreach (var item in Items(header ?? "").Take(MaxAddresses))
        {
            if (One(item) is { } address)
                addresses.Add(address);
        }

        return addresses;
    }

    /// <summary>The first address of a header, or null.</summary>
    public static MailAddress? First(string? header) => Parse(header) is [var first, ..] ? first : null;

    private static MailAddress? One(string item)
    {
        var open = item.LastIndexOf('<');
        var close = open < 0 ? -1 : item.IndexOf('>', open);
        var (written, name) = open >= 0 ? (item[(open + 1)..(close < 0 ? item.Length : close)], item[..open]) : (item, "");
        if (!EmailAddress.TryParse(written.Trim().TrimEnd('.'), out var email))
            return null;
        var decoded = EncodedWords.Decode(name.Trim().Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal)).Trim().Trim('"', '\'');
        return new MailAddress(email.ToString(), decoded.Length > 0 ? decoded : null);
    }

    private static IEnumerable<string> Items(string header)
    {
        var item = new StringBuilder();
        var quoted = false;
        var comment = 0;
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            if (c == '\\' && i + 1 < header.Length && (quoted || comment > 0))
                item.Append(c).Append(header[++i]);
            else if (c == '"' && comment == 0)
            {
                quoted = !quoted;
                item.Append(c);
            }
            else if (c == '(' && !quoted)
                comment++;
            else if (c == ')' && comment > 0)
                comment--;
            else if (comment > 0)
                continue;
            else if (!quoted && c is ',' or ';')
            {
                yield return item.ToString();
                item.Clear();
            }
            else if (!quoted && c == ':')
                item.Clear();
            else
                item.Append(c);
        }

        if (item.Length > 0)
            yield return item.ToString();
    }
}
