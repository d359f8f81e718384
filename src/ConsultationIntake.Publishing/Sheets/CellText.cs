using System.Text;
using System.Xml;

namespace ConsultationIntake.Publishing.Sheets;

/// <summary>A text as a cell or a document can hold it.</summary>
internal static class CellText
{
    /// <summary>The most that Excel takes in a cell (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).</summary>
    internal const int Longest = 32_767;

    private const string CutHere = "… [cut: a cell holds no more]";

    /// <summary>Cut where it is too long, and says so.</summary>
    internal static string OfCell(string text)
    {
        var clean = Clean(text);
        if (clean.Length <= Longest)
            return clean;
        var end = Longest - CutHere.Length;
        return string.Concat(clean.AsSpan(0, char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end), CutHere);
    }

    /// <summary>Without what XML cannot hold: control characters and halves of surrogate pairs.</summary>
    internal static string Clean(string text)
    {
        var first = FirstUnfit(text, 0);
        if (first == text.Length)
            return text;
        var clean = new StringBuilder(text.Length);
        for (var (from, unfit) = (0, first); ; unfit = FirstUnfit(text, from))
        {
            clean.Append(text, from, unfit - from);
            if (unfit == text.Length)
                return clean.ToString();
            from = unfit + 1;
        }
    }

    private static int FirstUnfit(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                i++;
            else if (!XmlConvert.IsXmlChar(text[i]))
                return i;
        }

        return text.Length;
    }
}
