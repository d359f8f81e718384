using System.Text;

namespace ConsultationIntake.Documents;

/// <summary>
/// ISO-8859-14 (Latin 8), the charset made for the Celtic languages, which .NET does not know. Welsh has its ŵ and ŷ in it.
/// </summary>
internal sealed class Latin8 : Encoding
{
    private const string Upper =
        "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ" + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ";

    public override string WebName => "iso-8859-14";

    public override bool IsSingleByte => true;

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (var i = 0; i < charCount; i++)
        {
            var c = chars[charIndex + i];
            var upper = Upper.IndexOf(c, StringComparison.Ordinal);
            bytes[byteIndex + i] =
                c < 0xA0 ? (byte)c
                : upper >= 0 ? (byte)(0xA0 + upper)
                : (byte)'?';
        }

        return charCount;
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            var b = bytes[byteIndex + i];
            chars[charIndex + i] = b < 0xA0 ? (char)b : Upper[b - 0xA0];
        }

        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}

/// <summary>Gives <see cref="Latin8"/> by its names.</summary>
internal sealed class Latin8Provider : EncodingProvider
{
    private const int CodePage = 28604;

    public override Encoding? GetEncoding(int codepage) => codepage == CodePage ? new Latin8() : null;

    public override Encoding? GetEncoding(string name) =>
        name.ToLowerInvariant() is "iso-8859-14" or "iso8859-14" or "iso_8859-14" or "latin8" or "l8" or "iso-celtic" or "iso-ir-199"
            ? new Latin8()
            : null;
}
