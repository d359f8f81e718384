using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Digests;

/// <summary>A respondent's words in a digest.</summary>
public sealed record DigestQuote(SubmissionReference Reference, string Words)
{
    private const int Most = 3;
    private const int LongestWords = 220;
    private const int ShortestWords = 25;

    /// <summary>
    /// A few quotes from different submissions: never one that may show a person at risk or in which somebody tells of their own health,
    /// origin, faith or orientation, long enough to say something,
    /// cut at a word; who takes a side or asks for something before who only tells, and different stances before more of the same.
    /// </summary>
    /// <param name="candidates">Points on one theme, newest first.</param>
    /// <param name="quoted">What the digest quotes elsewhere, and need not say twice.</param>
    public static IReadOnlyList<DigestQuote> Choose(IReadOnlyList<PointExcerpt> candidates, IReadOnlyList<DigestQuote> quoted)
    {
        var usable = candidates
            .Where(point => !point.Safeguarding && point.RedactedText.Length >= ShortestWords)
            .Where(point => !OwnCircumstances.AreTold(point.RedactedText))
            .Where(point => !quoted.Contains(Of(point)))
            .OrderBy(point => point.Stance == Stance.Neutral)
            .DistinctBy(point => point.Reference)
            .DistinctBy(point => point.RedactedText, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var varied = usable.DistinctBy(point => point.Stance);
        return [.. varied.Concat(usable).Distinct().Take(Most).Select(Of)];
    }

    private static DigestQuote Of(PointExcerpt point) => new(point.Reference, Shorten(point.RedactedText));

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestWords)
            return line;
        var cut = line.LastIndexOf(' ', LongestWords);
        return $"{line[..(cut > LongestWords / 2 ? cut : LongestWords)]}…";
    }
}
