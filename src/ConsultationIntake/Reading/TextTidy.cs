using System.Text;

namespace ConsultationIntake.Reading;

/// <summary>Makes text from anywhere safe to keep, without changing a word of it.</summary>
internal static class TextTidy
{
    /// <summary>
    /// Line ends as <c>\n</c>; control characters, byte order marks, zero-width characters and halves of surrogate pairs
    /// left out; no-break spaces as spaces; at most one blank line between paragraphs.
    /// </summary>
    public static string Block(string text)
    {
        var output = new StringBuilder(text.Length);
        var newLines = 2;
        var spaces = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    continue;
                c = '\n';
            }

            if (c is '\n' or '\u2028' or '\u2029' or '\u0085' or '\f' or '\v')
            {
                spaces = 0;
                if (newLines++ < 2)
                    output.Append('\n');
            }
            else if (c is ' ' or '\t' or '\u00A0' or '\u2007' or '\u202F')
            {
                spaces += c == '\t' ? 4 : 1;
            }
            else if (Keeps(text, i))
            {
                // The indentation of a first line says nothing; of a quoted or listed line it may.
                output.Append(' ', Math.Min(spaces, output.Length == 0 ? 0 : 8)).Append(c);
                spaces = newLines = 0;
            }
        }

        return output.ToString().TrimEnd();
    }

    /// <summary>The same, on one line with single spaces.</summary>
    public static string Line(string text)
    {
        var output = new StringBuilder(text.Length);
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                space = true;
            }
            else if (Keeps(text, i))
            {
                if (space && output.Length > 0)
                    output.Append(' ');
                space = false;
                output.Append(text[i]);
            }
        }

        return output.ToString();
    }

    /// <summary>The same for each line, without empty ones.</summary>
    public static string Lines(string text) =>
        text.AsSpan().IndexOfAny('\n', '\r') < 0
            ? Line(text)
            : string.Join('\n', text.Split('\n', '\r').Select(Line).Where(line => line.Length > 0));

    /// <summary>How many words a text has, by its blanks.</summary>
    public static int Words(string text)
    {
        var words = 0;
        foreach (var word in text.AsSpan().SplitAny(' ', '\n'))
            words += word.Start.Value < word.End.Value ? 1 : 0;
        return words;
    }

    /// <summary>Whether a character is one that a person may see.</summary>
    public static bool Keeps(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c))
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(c))
            return i > 0 && char.IsHighSurrogate(text[i - 1]);
        return !char.IsControl(c)
            && c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF');
    }
}
