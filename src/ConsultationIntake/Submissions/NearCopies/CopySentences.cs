using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Safeguarding;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>The sentences of a copy that its sender wrote, where few words of it are not the template's.</summary>
internal sealed class CopySentences(CopyComparison comparison, string text)
{
    /// <summary>A title, a name and where somebody lives: a longer line says something.</summary>
    private const int LongestName = 8;

    /// <summary>
    /// The sentences and lines that stand whole in a stretch of own words and say something, and those that its words made tell of a
    /// person at risk.
    /// </summary>
    /// <param name="first">The stretch's first word.</param>
    /// <param name="last">Its last.</param>
    public IEnumerable<TextSpan> Among(int first, int last)
    {
        for (var start = first; start <= last; )
        {
            var end = start;
            while (end < last && !Ends(end))
                end++;
            if (Said(start, end) is { } said)
                yield return said;
            start = end + 1;
        }
    }

    private TextSpan? Said(int first, int last)
    {
        var words = Span(first, last);
        if (SenderWords.WordsBesides(text, words) == 0)
            return null;
        if ((first == 0 || Ends(first - 1)) && Ends(last))
            return IsName(words) ? null : words;
        var (from, to) = (first, last);
        while (from > 0 && !Ends(from - 1))
            from--;
        while (!Ends(to))
            to++;
        var sentence = Span(from, to);
        return TellsOfRisk(sentence) ? sentence
            : TellsOfRisk(words) ? words
            : null;
    }

    private bool TellsOfRisk(TextSpan span) => SafeguardingReader.Find(new PointText(span.Of(text))).Count > 0;

    private TextSpan Span(int first, int last) => TextSpan.FromBounds(comparison.CopySpan(first).Start, comparison.CopySpan(last).End);

    /// <summary>
    /// Whether a sentence ends after a word: by its mark, which an initial has too, by a blank line, or by a line that the next does not go
    /// on from in a small letter.
    /// </summary>
    private bool Ends(int word)
    {
        if (word + 1 >= comparison.CopyLength)
            return true;
        var next = comparison.CopySpan(word + 1).Start;
        var between = text.AsSpan()[comparison.CopySpan(word).End..next];
        return (between.ContainsAny('.', '!', '?') && comparison.CopySpan(word).Length > 1)
            || between.Count('\n') > 1
            || (between.Contains('\n') && !char.IsLower(text[next]));
    }

    /// <summary>A line of few words that each begin with a capital or a figure, without a closing mark: a name, a place.</summary>
    private bool IsName(TextSpan words)
    {
        if (words.End < text.Length && text[words.End] is '.' or '!' or '?')
            return false;
        var all = words.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return all.Length <= LongestName
            && all.All(word => char.IsUpper(word[0]) || !word.Any(char.IsLetter) || char.IsDigit(word[0]))
            && all.Any(word => word.Any(char.IsLower));
    }
}
