using System.Text;

namespace ConsultationIntake.Documents;

/// <summary>Bytes to text in the charset a sender names, whatever it names: a letter is never lost to a label.</summary>
internal static class Charsets
{
    public static Encoding Windows1252 { get; } = Register();
    private static readonly Encoding LenientUtf8 = Encoding.GetEncoding(
        "utf-8",
        EncoderFallback.ReplacementFallback,
        new OneByteFallback(Windows1252)
    );

    // The encodings that a byte order mark tells, the longer marks first.
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        Encoding.UTF8,
        Encoding.Unicode,
        Encoding.BigEndianUnicode,
    ];

    /// <summary>
    /// A byte order mark is believed first; then bytes that are UTF-8 beyond ASCII, which no other text is by chance; then
    /// the label. Latin 1 and ASCII labels mean windows-1252, as browsers read them (WHATWG Encoding): that is where the
    /// curly quotes are. Without a label that is known it is UTF-8, and a byte that is none is read as windows-1252, alone.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        foreach (var encoding in Marked)
        {
            if (bytes.StartsWith(encoding.Preamble))
                return encoding.GetString(bytes[encoding.Preamble.Length..]);
        }

        var named = Find(charset);
        if (named is null || !named.IsSingleByte)
            return Without(named is null ? LenientUtf8.GetString(bytes) : named.GetString(bytes));
        return IsUtf8BeyondAscii(bytes) ? Encoding.UTF8.GetString(bytes) : named.GetString(bytes);
    }

    /// <summary>The encoding of a Windows code page, or null where there is none of that number.</summary>
    public static Encoding? OfCodePage(int page)
    {
        try
        {
            return Encoding.GetEncoding(page);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes the code pages of Windows and ISO-8859-14 known to everything in this process that asks for a charset by name.
    /// </summary>
    public static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding.RegisterProvider(new Latin8Provider());
        return Encoding.GetEncoding(1252);
    }

    /// <summary>The named encoding, or null where the name says UTF-8 or nothing that is known.</summary>
    private static Encoding? Find(string? charset)
    {
        var name = charset?.Trim().Trim('"', '\'').ToLowerInvariant() ?? "";
        if (name is "" or "us-ascii" or "ascii" or "ansi_x3.4-1968" or "utf8" or "utf-8" or "unicode-1-1-utf-8" or "utf-7")
            return null;
        if (name is "iso-8859-1" or "iso8859-1" or "latin1" or "iso_8859-1" or "windows-1252" or "cp1252" or "cp-1252")
            return Windows1252;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsUtf8BeyondAscii(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            return false;
        return bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0;
    }

    private static string Without(string text) => text is ['\uFEFF', ..] ? text[1..] : text;

    /// <summary>Reads each byte that is no UTF-8 in another charset, so that it spoils no other.</summary>
    private sealed class OneByteFallback(Encoding other) : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(other);

        private sealed class Buffer(Encoding other) : DecoderFallbackBuffer
        {
            private string characters = "";
            private int next;

            public override int Remaining => characters.Length - next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (characters, next) = (other.GetString(bytesUnknown), 0);
                return characters.Length > 0;
            }

            public override char GetNextChar() => next < characters.Length ? characters[next++] : '\0';

            public override bool MovePrevious()
            {
                if (next == 0)
                    return false;
                next--;
                return true;
            }

            public override void Reset() => (characters, next) = ("", 0);
        }
    }
}
