using System.Text;

namespace ConsultationIntake.Documents.Emails;

/// <summary>The header fields of a mail or of one of its parts, in their order, unfolded (RFC 5322, section 2.2).</summary>
internal sealed class HeaderFields
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxFields = 2000;

    private readonly List<KeyValuePair<string, string>> fields;

    private HeaderFields(List<KeyValuePair<string, string>> fields) => this.fields = fields;

    public static HeaderFields None { get; } = new([]);

    public IEnumerable<KeyValuePair<string, string>> All => fields;

    /// <summary>The first field of that name as it came, without encoded words read; or null.</summary>
    public string? Raw(string name) =>
        fields.Find(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The first field of that name as a person reads it, or null.</summary>
    public string? this[string name] => Raw(name) is { } raw ? EncodedWords.Decode(raw).Trim() : null;

    public IEnumerable<string> AllOf(string name) =>
        fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    public static HeaderFields Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    public static HeaderFields Parse(ReadOnlyMemory<byte> block)
    {
        var text = Charsets.Decode(block.Span[..Math.Min(block.Length, MaxBytes)], null);
        var fields = new List<KeyValuePair<string, string>>();
        string? name = null;
        var value = new StringBuilder();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (fields.Count >= MaxFields)
                break;
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                value.Append(' ').Append(line.Trim());
                continue;
            }

            Flush();
            var colon = line.IndexOf(':');
            if (colon <= 0)
                continue;
            name = line[..colon].Trim().ToString();
            value.Append(line[(colon + 1)..].Trim());
        }

        Flush();
        return new HeaderFields(fields);

        void Flush()
        {
            if (name is not null)
                fields.Add(new(name, value.ToString()));
            name = null;
            value.Clear();
        }
    }

    /// <summary>Where the header block ends and the body begins.</summary>
    public static (ReadOnlyMemory<byte> Headers, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> content)
    {
        var span = content.Span;
        if (span.StartsWith("\r\n"u8))
            return (ReadOnlyMemory<byte>.Empty, content[2..]);
        if (span.StartsWith("\n"u8))
            return (ReadOnlyMemory<byte>.Empty, content[1..]);
        var crlf = span.IndexOf("\r\n\r\n"u8);
        var lf = (crlf < 0 ? span : span[..crlf]).IndexOf("\n\n"u8);
        if (lf >= 0)
            return (content[..lf], content[(lf + 2)..]);
        return crlf >= 0 ? (content[..crlf], content[(crlf + 4)..]) : (content, ReadOnlyMemory<byte>.Empty);
    }
}
