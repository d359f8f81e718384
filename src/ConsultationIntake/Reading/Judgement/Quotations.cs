namespace ConsultationIntake.Reading.Judgement;

/// <summary>Finds what stands between quotation marks from end to end after a colon, be it one sentence or some paragraphs.</summary>
internal static class Quotations
{
    private const int MostSentences = 12;

    /// <summary>The places of the sentences that stand in one.</summary>
    public static HashSet<int> SetApart(string text, IReadOnlyList<Unit> units)
    {
        var quoted = new HashSet<int>();
        for (var place = 0; place < units.Count; place++)
        {
            var span = units[place].Span;
            var closing = text[span.Start] switch
            {
                '“' => '”',
                '"' => '"',
                '‘' => '’',
                '\'' => '\'',
                '«' => '»',
                _ => '\0',
            };
            if (closing == '\0' || !FollowsColon(text, span.Start))
                continue;
            var last = place;
            while (last < units.Count && last - place < MostSentences && !Closes(text, units[last].Span, closing))
                last++;
            if (last == units.Count || last - place == MostSentences)
                continue;
            for (; place <= last; place++)
                quoted.Add(place);
            place--;
        }

        return quoted;
    }

    private static bool Closes(string text, TextSpan span, char closing) =>
        text.AsSpan(span.Start, span.Length).TrimEnd(".;,)") is [_, .., var last] && last == closing;

    private static bool FollowsColon(string text, int start)
    {
        var before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(text[before]))
            before--;
        return before >= 0 && (text[before] == ':' || (text[before] is '-' or '–' && before > 0 && text[before - 1] == ':'));
    }
}
