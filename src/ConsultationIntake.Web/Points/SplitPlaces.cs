using ConsultationIntake.Reading;

namespace ConsultationIntake.Web.Points;

/// <summary>Where a point may be split without a script: where a sentence, a clause or a line ends, with the words that follow.</summary>
internal static class SplitPlaces
{
    private const int Shown = 60;
    private const int Most = 40;

    /// <param name="text">What the point stands in.</param>
    /// <param name="span">Where it does.</param>
    /// <param name="begins">Where the text begins in the response, in which places are told.</param>
    internal static IReadOnlyList<(int At, string Words)> In(string text, TextSpan span, int begins)
    {
        var places = new List<(int, string)>();
        for (var i = span.Start + 1; i < span.End && places.Count < Most; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && char.IsWhiteSpace(text[i - 1]) && EndsBefore(text, i, span.Start))
                places.Add((begins + i, Beginning(text, i, span.End)));
        }

        return places;
    }

    private static bool EndsBefore(string text, int at, int start)
    {
        var i = at - 1;
        var newLine = false;
        for (; i > start && char.IsWhiteSpace(text[i]); i--)
            newLine |= text[i] == '\n';
        return newLine || text[i] is '.' or '!' or '?' or ';' or ':' or '"' or '”' or ')';
    }

    private static string Beginning(string text, int at, int end)
    {
        var words = text[at..Math.Min(end, at + Shown)].ReplaceLineEndings(" ");
        return at + Shown < end ? $"{words}…" : words;
    }
}
