using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Documents.Html;

/// <summary>One tag as it stands in a text.</summary>
/// <param name="Name">In lower case; empty for a declaration or anything else that is no element.</param>
/// <param name="End">The index after its <c>&gt;</c>.</param>
internal readonly partial record struct HtmlTag(string Name, bool Closes, string Attributes, int End)
{
    private const int MaxAttributes = 4000;

    public bool ClosesItself => Attributes.EndsWith('/');

    /// <summary>Whether mail programs put the mail that is answered in it.</summary>
    public bool IsQuote => Quote().IsMatch(Attributes);

    /// <summary>The first number of a list.</summary>
    public int Start =>
        StartAttribute().Match(Attributes) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;

    public static HtmlTag Read(string html, int start)
    {
        var closes = start + 1 < html.Length && html[start + 1] == '/';
        var nameStart = start + (closes ? 2 : 1);
        var nameEnd = nameStart;
        while (nameEnd < html.Length && nameEnd - nameStart < 40 && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] is ':' or '-'))
            nameEnd++;
        var end = EndOf(html, nameEnd);
        var attributes = html[nameEnd..Math.Min(Math.Max(nameEnd, end - 1), nameEnd + MaxAttributes)];
        return new HtmlTag(html[nameStart..nameEnd].ToLowerInvariant(), closes, attributes, end);
    }

    private static int EndOf(string html, int from)
    {
        var i = from;
        while (i < html.Length && html[i] != '>')
        {
            if (html[i] is '"' or '\'' && html[i - 1] is '=' or ' ')
            {
                var close = html.IndexOf(html[i], i + 1);
                if (close < 0)
                    break;
                i = close;
            }

            i++;
        }

        if (i < html.Length && html[i] == '>')
            return i + 1;
        // A quotation mark that is never closed: the tag ends where it seems to.
        var plain = html.IndexOf('>', from);
        return plain < 0 ? html.Length : plain + 1;
    }

    [GeneratedRegex("""type\s*=\s*["']?cite|class\s*=\s*["']?[^"'>]*(gmail_quote|yahoo_quoted|protonmail_quote|moz-cite|x_gmail_quote)|id\s*=\s*["']?(reply-intro|appendonsend_quoted|mail-editor-reference-message)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quote();

    [GeneratedRegex("""\bstart\s*=\s*["']?(\d{1,6})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartAttribute();
}
