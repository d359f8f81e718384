using System.Globalization;

namespace ConsultationIntake.TextAnalytics;

/// <summary>A stretch of a text that the service takes as one document, and where in the text it starts.</summary>
internal sealed record TextPiece(string Text, int Start, int Length)
{
    /// <summary>
    /// A text cut into pieces of at most <paramref name="most"/> text elements, as the service counts them (what a reader
    /// sees as one character), at white space where there is some in the last tenth of a piece.
    /// </summary>
    internal static IReadOnlyList<TextPiece> Cut(string text, int most)
    {
        var pieces = new List<TextPiece>();
        var start = 0;
        while (start < text.Length)
        {
            var (end, length) = End(text, start, most);
            pieces.Add(new TextPiece(text[start..end], start, length));
            start = end;
        }

        return pieces;
    }

    private static (int End, int Length) End(string text, int start, int most)
    {
        var (at, elements) = (start, 0);
        var (space, elementsToSpace) = (-1, 0);
        while (at < text.Length && elements < most)
        {
            at += StringInfo.GetNextTextElementLength(text.AsSpan(at));
            elements++;
            if (elements > most * 9 / 10 && char.IsWhiteSpace(text[at - 1]))
                (space, elementsToSpace) = (at, elements);
        }

        return at == text.Length || space < 0 ? (at, elements) : (space, elementsToSpace);
    }
}
