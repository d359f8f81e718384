using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>Compares a text with a campaign's template. Linear in the two lengths.</summary>
public static class CampaignMatcher
{
    /// <summary>The share of the template's words that a copy keeps, however much it adds.</summary>
    private const double TemplateKept = 0.6;

    /// <summary>The share of a shortened copy's words that are the template's.</summary>
    private const double CopyTaken = 0.8;

    /// <summary>Fewer words in a row are an edit (a place name, a mended spelling), not something the sender has to say.</summary>
    private const int FewestAddedWords = 4;

    /// <summary>Template words in a row that may stand inside an addition by chance: "in our area".</summary>
    private const int ChanceWords = 4;

    /// <summary>
    /// Whether <paramref name="text"/> is the template with small changes, with words added, or a good part of it alone.
    /// Never for a text or template of fewer than <see cref="CopySignature.FewestWords"/> words.
    /// </summary>
    public static bool IsNearCopy(string template, string text) => IsNearCopy(CopyComparison.Of(template, text));

    /// <summary>
    /// The stretches of <paramref name="text"/> that are not in the template and say something: a sentence of any length that the
    /// template does not have, several words in a row inside one of its sentences, and any word that makes such a sentence tell of a
    /// person at risk. Not another changed word, and not only a greeting, a signature, a name or an address. In reading order, as spans of
    /// the text.
    /// </summary>
    public static IReadOnlyList<TextSpan> AddedWords(string template, string text) => AddedWords(CopyComparison.Of(template, text), text);

    internal static bool IsNearCopy(CopyComparison comparison)
    {
        if (comparison.TemplateWords < CopySignature.FewestWords || comparison.CopyLength < CopySignature.FewestWords)
            return false;
        return comparison.Likeness >= TemplateKept || comparison.Taken >= CopyTaken;
    }

    internal static IReadOnlyList<TextSpan> AddedWords(CopyComparison comparison, string text)
    {
        var added = new List<TextSpan>();
        var sentences = new CopySentences(comparison, text);
        foreach (var (first, last) in Runs(comparison))
        {
            var span = TextSpan.FromBounds(comparison.CopySpan(first).Start, comparison.CopySpan(last).End);
            if (last - first + 1 >= FewestAddedWords && SenderWords.WordsBesides(text, span) >= FewestAddedWords)
                added.Add(WithClosingMark(text, span));
            else
                added.AddRange(sentences.Among(first, last).Select(sentence => WithClosingMark(text, sentence)));
        }

        return Apart(added);
    }

    /// <summary>Two changed words of one sentence bring it twice.</summary>
    private static List<TextSpan> Apart(List<TextSpan> spans)
    {
        var apart = new List<TextSpan>();
        foreach (var span in spans)
        {
            if (apart is [.., var last] && span.Start < last.End)
                apart[^1] = TextSpan.FromBounds(Math.Min(last.Start, span.Start), Math.Max(last.End, span.End));
            else
                apart.Add(span);
        }

        return apart;
    }

    /// <summary>Runs of the copy's own words, as first and last word, across the template words that stand among them by chance.</summary>
    private static IEnumerable<(int First, int Last)> Runs(CopyComparison comparison)
    {
        var first = -1;
        var last = -1;
        for (var i = 0; i < comparison.CopyLength; i++)
        {
            if (comparison.CopyShared[i])
                continue;
            if (first >= 0 && i - last - 1 > ChanceWords)
            {
                yield return (first, last);
                first = -1;
            }

            first = first < 0 ? i : first;
            last = i;
        }

        if (first >= 0)
            yield return (first, last);
    }

    private static TextSpan WithClosingMark(string text, TextSpan span)
    {
        var end = span.End;
        while (end < text.Length && text[end] is ('.' or '!' or '?' or ')' or '"' or '”' or '’'))
            end++;
        return TextSpan.FromBounds(span.Start, end);
    }
}
