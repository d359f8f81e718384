using System.Text;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Documents.Emails;

/// <summary><c>=?charset?B?…?=</c> in header values (RFC 2047). Neighbouring words of one charset are joined before they are decoded: mailers cut characters in two.</summary>
internal static partial class EncodedWords
{
    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal))
            return value;
        var output = new StringBuilder(value.Length);
        var pending = new List<byte>();
        string? charset = null;
        var position = 0;
        foreach (Match word in Word().Matches(value))
        {
            var between = value[position..word.Index];
            var named = word.Groups["charset"].Value;
            var joins = charset is not null && string.IsNullOrWhiteSpace(between);
            if (!joins || !named.Equals(charset, StringComparison.OrdinalIgnoreCase))
                Flush();
            if (!joins)
                output.Append(between);
            pending.AddRange(BytesOf(word));
            charset = named;
            position = word.Index + word.Length;
        }

        Flush();
        return output.Append(value.AsSpan(position)).ToString();

        void Flush()
        {
            output.Append(Charsets.Decode(pending.ToArray(), charset));
            pending.Clear();
        }
    }

    private static byte[] BytesOf(Match word)
    {
        var text = Encoding.Latin1.GetBytes(word.Groups["text"].Value);
        return word.Groups["encoding"].ValueSpan is "B" or "b"
            ? TransferEncoding.Base64(text)
            : TransferEncoding.QuotedPrintable(text, underscoreIsSpace: true);
    }

    [GeneratedRegex(@"=\?(?<charset>[^?*\s]{1,60})(\*[^?\s]{0,20})?\?(?<encoding>[BbQq])\?(?<text>[^?]{0,2000})\?=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
