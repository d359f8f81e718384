using System.Globalization;
using System.Text;

namespace ConsultationIntake.Privacy;

/// <summary>A quote short enough for a list and safe enough for a digest: one line, without personal data.</summary>
public static class Excerpt
{
    private const char Ellipsis = '…';

    /// <summary>
    /// The start of the text, redacted, at most <paramref name="atMost"/> UTF-16 characters with the ellipsis, cut at a word.
    /// </summary>
    public static string Of(string text, int atMost) => Of(text, PersonalDataFinder.Find(text), atMost);

    /// <inheritdoc cref="Of(string, int)"/>
    public static string Of(string text, IReadOnlyList<PersonalDataSpan> found, int atMost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        var line = OneLine(Redaction.Redact(text, found));
        return line.Length <= atMost ? line : Cut(line, atMost);
    }

    /// <summary>White space and control characters, among them those that turn the reading direction, become single spaces.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsShown(text, i))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else
            {
                line.Append(text[i]);
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsShown(string text, int i)
    {
        if (char.IsHighSurrogate(text[i]))
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(text[i]))
            return i > 0 && char.IsHighSurrogate(text[i - 1]);
        return !char.IsWhiteSpace(text[i])
            && (text[i] == '\u200D' || char.GetUnicodeCategory(text[i]) is not (UnicodeCategory.Control or UnicodeCategory.Format));
    }

    private static string Cut(string line, int atMost)
    {
        var end = atMost - 1;
        var marker = line.LastIndexOf('[', Math.Max(0, end - 1), Math.Max(0, end));
        var closed = marker < 0 ? -1 : line.IndexOf(']', marker);
        var space = line.LastIndexOf(' ', end);
        if (marker >= 0 && closed >= end && closed - marker < 32)
            end = marker;
        else if (space >= end / 2 && space > 0)
            end = space;
        else if (end > 0 && char.IsHighSurrogate(line[end - 1]))
            end--;
        return line[..end].TrimEnd(' ', ',', ';', ':', '-') + Ellipsis;
    }
}
