namespace ConsultationIntake.Points.Splitting;

/// <summary>Finds what a point refers to, as it writes it: <c>page 36</c>, <c>section 4.3.4</c>, <c>See response to "s"</c>.</summary>
internal static class References
{
    private const int LongestNumber = 14;
    private const int MostReferences = 40;

    private static readonly PhraseSet Places = new(
        """
        page|pages|section|sections|paragraph|paragraphs|para|paras|objective|objectives|priority|priorities|appendix|annex|chapter|table|figure|p|pp|pg|tudalen|tudalennau|adran|paragraff|amcan|blaenoriaeth
        """);

    private static readonly PhraseSet CrossReferences = new(
        """
        see|refer|as our|my|the|also response|comment|answer|reply|comments|point to|on|at|for|under|in|above|below
        see|refer to|also point|item|response|comment|answer|paragraph
        see|as above|below
        as per|for point|item|response|above|comment
        see|per response|comment|answer|point|item|comments|responses to|on|at|for|in|above|below
        same as|response|comment above|to|as
        gweler yr|ymateb|pwynt|uchod
        """);

    public static IReadOnlyList<string> In(Words words, int start, int end)
    {
        var range = words.Within(start, end);
        List<string>? found = null;
        for (var word = range.First; word < range.End && found is not { Count: MostReferences }; word++)
        {
            var to = PlaceEnd(range, word, end);
            if (to == 0)
                to = CrossReferenceEnd(range, word, end);
            if (to == 0)
                continue;
            var reference = words.Text[words.SpanOf(word).Start..to];
            found ??= [];
            if (!found.Contains(reference))
                found.Add(reference);
            while (word + 1 < range.End && words.SpanOf(word + 1).Start < to)
                word++;
        }

        return found is null ? [] : found;
    }

    private static int PlaceEnd(WordRange range, int word, int end)
    {
        if (Places.LengthAt(range, word) == 0)
            return 0;
        var text = range.Words.Text;
        var i = range.Words.SpanOf(word).End;
        while (i < end && text[i] is ' ' or '.' or '\t' or '\u00A0')
            i++;
        var to = NumberEnd(text, i, end);
        if (to == 0)
            return 0;
        // "pages 12 and 14", "pages 3-5", "sections 2.1, 2.3"
        while (JoinedNumberEnd(text, to, end) is var next and > 0)
            to = next;
        return to;
    }

    private static int JoinedNumberEnd(string text, int from, int end)
    {
        foreach (var joint in (ReadOnlySpan<string>)["-", "–", " - ", " – ", " and ", " to ", ", ", " & ", " a "])
        {
            if (from + joint.Length < end && string.CompareOrdinal(text, from, joint, 0, joint.Length) == 0
                && char.IsAsciiDigit(text[from + joint.Length]))
                return NumberEnd(text, from + joint.Length, end);
        }

        return 0;
    }

    /// <summary><c>36</c>, <c>4.3.4</c>, <c>A</c>, <c>3a</c>, <c>14(3)</c>.</summary>
    private static int NumberEnd(string text, int start, int end)
    {
        var limit = Math.Min(end, start + LongestNumber);
        var i = start;
        if (i < limit && char.IsAsciiLetterUpper(text[i]) && (i + 1 == end || !char.IsLetter(text[i + 1])))
            i++;
        while (i < limit && (char.IsAsciiDigit(text[i]) || (i > start && text[i] == '.' && i + 1 < end && char.IsAsciiDigit(text[i + 1]))))
            i++;
        if (i == start)
            return 0;
        if (i + 1 < end && char.IsAsciiLetterLower(text[i]) && !char.IsLetterOrDigit(text[i + 1]))
            i++;
        if (i + 2 < end && text[i] == '(' && char.IsAsciiLetterOrDigit(text[i + 1]) && text[i + 2] == ')')
            i += 3;
        return i;
    }

    private static int CrossReferenceEnd(WordRange range, int word, int end)
    {
        var length = CrossReferences.LengthAt(range, word);
        if (length == 0)
            return 0;
        var text = range.Words.Text;
        var to = range.Words.SpanOf(word + length - 1).End;
        var next = word + length;
        // The label it points to, with its quotes or brackets.
        if (next < range.End && range.Words[next].Length <= 2)
        {
            to = range.Words.SpanOf(next).End;
            while (to < end && text[to] is '"' or '”' or '’' or '\'' or ')')
                to++;
        }

        return to;
    }
}
