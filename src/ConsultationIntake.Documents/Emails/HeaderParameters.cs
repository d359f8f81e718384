using System.Globalization;
using System.Text;

namespace ConsultationIntake.Documents.Emails;

/// <summary>A structured header value and its parameters: <c>text/plain; charset=utf-8</c>, with RFC 2231's continuations and charsets.</summary>
internal sealed record HeaderParameters(string Value, IReadOnlyDictionary<string, string> Parameters)
{
    private const int MaxParameters = 100;

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    public static HeaderParameters Parse(string? header)
    {
        var tokens = Tokens(header ?? "");
        var plain = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var extended = new Dictionary<string, SortedDictionary<int, (string Text, bool Encoded)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var token in tokens.Skip(1).Take(MaxParameters))
        {
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                continue;
            var name = token[..equals].Trim();
            var value = Unquote(token[(equals + 1)..].Trim());
            var star = name.IndexOf('*', StringComparison.Ordinal);
            if (star < 0)
            {
                plain.TryAdd(name, EncodedWords.Decode(value));
                continue;
            }

            var encoded = name.EndsWith('*');
            var section = name[(star + 1)..].TrimEnd('*');
            var index = int.TryParse(section, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (!extended.TryGetValue(name[..star], out var sections))
                extended[name[..star]] = sections = [];
            sections.TryAdd(index, (value, encoded));
        }

        foreach (var (name, sections) in extended)
            plain[name] = Join(sections.Values);
        return new HeaderParameters(tokens.Count > 0 ? tokens[0].Trim().ToLowerInvariant() : "", plain);
    }

    private static string Join(IEnumerable<(string Text, bool Encoded)> sections)
    {
        string? charset = null;
        var first = true;
        var bytes = new List<byte>();
        foreach (var (text, encoded) in sections)
        {
            var rest = text;
            if (first && encoded && text.Split('\'', 3) is [var named, _, var value])
                (charset, rest) = (named, value);
            first = false;
            bytes.AddRange(encoded ? PercentDecoded(rest) : Encoding.UTF8.GetBytes(rest));
        }

        return Charsets.Decode(bytes.ToArray(), charset);
    }

    private static IEnumerable<byte> PercentDecoded(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && TransferEncoding.Hex(text[i + 1]) >= 0 && TransferEncoding.Hex(text[i + 2]) >= 0)
            {
                yield return (byte)((TransferEncoding.Hex(text[i + 1]) << 4) | TransferEncoding.Hex(text[i + 2]));
                i += 2;
            }
            else
            {
                foreach (var b in Encoding.UTF8.GetBytes([text[i]]))
                    yield return b;
            }
        }
    }

    private static List<string> Tokens(string header)
    {
        var tokens = new List<string>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '\\' && quoted)
                i++;
            else if (header[i] == '"')
                quoted = !quoted;
            else if (header[i] == ';' && !quoted)
            {
                tokens.Add(header[start..i]);
                start = i + 1;
            }
        }

        tokens.Add(header[start..]);
        return tokens;
    }

    private static string Unquote(string value)
    {
        if (value is not ['"', ..])
            return value;
        var output = new StringBuilder(value.Length);
        for (var i = 1; i < value.Length && value[i] != '"'; i++)
        {
            // Outlook writes Windows paths unescaped; a backslash escapes only what RFC 822 lets it escape.
            if (value[i] == '\\' && i + 1 < value.Length && value[i + 1] is '"' or '\\')
                i++;
            output.Append(value[i]);
        }

        return output.ToString();
    }
}
