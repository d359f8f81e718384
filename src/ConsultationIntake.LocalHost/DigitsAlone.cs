using System.Text;

namespace ConsultationIntake.LocalHost;

/// <summary>
/// Decodes a request's length so that only digits are a number (RFC 9110, 8.6). Kestrel takes "+64" for 64 and leaves nothing of it to be
/// looked at; a proxy may take it for no length, and the body for the next request. What decodes a field is the one thing it asks us.
/// </summary>
internal sealed class DigitsAlone : Encoding
{
    private const char NoDigit = '?';

    internal static DigitsAlone Instance { get; } = new();

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        ASCII.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    /// <summary>Fills what there is: Kestrel has room for one more digit than a number has, and refuses where that is full.</summary>
    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        var length = Math.Min(bytes.Length, chars.Length);
        for (var i = 0; i < length; i++)
            chars[i] = char.IsAsciiDigit((char)bytes[i]) ? (char)bytes[i] : NoDigit;
        return length;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}
