namespace ConsultationIntake.Documents.Emails;

/// <summary>Content-Transfer-Encoding (RFC 2045, section 6), read leniently: what is not in the alphabet is passed over.</summary>
internal static class TransferEncoding
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> content, string? encoding) =>
        encoding?.Trim().ToLowerInvariant() switch
        {
            "base64" => Base64(content.Span),
            "quoted-printable" => QuotedPrintable(content.Span, underscoreIsSpace: false),
            _ => content,
        };

    public static byte[] Base64(ReadOnlySpan<byte> content)
    {
        var output = new byte[(content.Length / 4 * 3) + 3];
        int written = 0, bits = 0, count = 0;
        foreach (var b in content)
        {
            var value = Base64Value(b);
            if (value < 0)
                continue;
            bits = (bits << 6) | value;
            if (++count < 4)
                continue;
            output[written++] = (byte)(bits >> 16);
            output[written++] = (byte)(bits >> 8);
            output[written++] = (byte)bits;
            bits = count = 0;
        }

        if (count >= 2)
            output[written++] = (byte)(count == 2 ? bits >> 4 : bits >> 10);
        if (count == 3)
            output[written++] = (byte)(bits >> 2);
        return output[..written];
    }

    public static byte[] QuotedPrintable(ReadOnlySpan<byte> content, bool underscoreIsSpace)
    {
        var output = new byte[content.Length];
        var written = 0;
        for (var i = 0; i < content.Length; i++)
        {
            var b = content[i];
            if (b == '_' && underscoreIsSpace)
            {
                output[written++] = (byte)' ';
            }
            else if (b != '=')
            {
                output[written++] = b;
            }
            else if (i + 2 < content.Length && Hex(content[i + 1]) is >= 0 and var high && Hex(content[i + 2]) is >= 0 and var low)
            {
                output[written++] = (byte)((high << 4) | low);
                i += 2;
            }
            else if (i + 1 < content.Length && content[i + 1] == '\n')
            {
                i++;
            }
            else if (i + 2 < content.Length && content[i + 1] == '\r' && content[i + 2] == '\n')
            {
                i += 2;
            }
            else
            {
                output[written++] = b;
            }
        }

        return output[..written];
    }

    public static int Hex(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };

    private static int Base64Value(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };
}
