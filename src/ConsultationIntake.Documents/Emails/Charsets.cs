using System.Text;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Bytes to text in the charset a mail names, whatever it names: a letter is never lost to a label.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = Register();

    /// <summary>
    /// Latin 1 and ASCII labels mean windows-1252, as browsers read them (WHATWG Encoding): that is where the curly
    /// quotes are. An unknown or missing label means UTF-8 where the bytes are UTF-8, and windows-1252 where they are not.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var named = Find(charset);
        if (named is not null and not UTF8Encoding)
            return WithoutMark(named.GetString(bytes));
        try
        {
            return WithoutMark(StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    private static Encoding? Find(string? charset)
    {
        var name = charset?.Trim().Trim('"', '\'').ToLowerInvariant() ?? "";
        if (name is "" or "us-ascii" or "ascii" or "ansi_x3.4-1968" or "utf8" or "utf-8" or "unicode-1-1-utf-8")
            return null;
        if (name is "iso-8859-1" or "iso8859-1" or "latin1" or "iso_8859-1" or "windows-1252" or "cp1252" or "cp-1252")
            return Windows1252;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string WithoutMark(string text) => text is ['\uFEFF', ..] ? text[1..] : text;

    private static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252);
    }
}
