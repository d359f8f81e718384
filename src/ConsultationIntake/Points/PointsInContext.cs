using ConsultationIntake.Reading;

namespace ConsultationIntake.Points;

/// <summary>
/// Gives each point of a response what a reader of it has before the eyes: its question, its heading, and what stands before it.
/// </summary>
public static class PointsInContext
{
    /// <summary>
    /// A longer point speaks for itself: what was said before it is another matter. Counted in characters, some twenty words.
    /// </summary>
    private const int LongestThatLeans = 120;

    private const int LongestBefore = 240;

    /// <summary>A form has seldom more points, a letter seldom fewer.</summary>
    public const int Few = 5;

    /// <param name="text">The response.</param>
    /// <param name="all">All its points, in reading order.</param>
    /// <param name="wanted">Those of them that are to be read.</param>
    public static IReadOnlyList<PointText> Of(SubmissionText text, IReadOnlyList<PointSource> all, IReadOnlyList<PointSource> wanted)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(wanted);
        var before = new Dictionary<TextSpan, PointSource>();
        for (var i = 1; i < all.Count; i++)
            before[all[i].Span] = all[i - 1];
        return [.. wanted.Select(point => Of(text, point, before.GetValueOrDefault(point.Span), all.Count > Few))];
    }

    private static PointText Of(SubmissionText text, PointSource point, PointSource? before, bool ofMany)
    {
        var part = PartOf(text, point.Span);
        var leansOn =
            point.Span.Length <= LongestThatLeans
            && point.Label is null
            && before is not null
            && before.Span.End <= point.Span.Start
            && part is not null
            && part.Span.Contains(before.Span)
                ? Last(before.Span.Of(text.Value))
                : null;
        return new PointText(point.Span.Of(text.Value), new PointContext(part?.Prompt, point.Heading, leansOn, ofMany));
    }

    private static SubmissionPart? PartOf(SubmissionText text, TextSpan span)
    {
        foreach (var part in text.Parts)
            if (part.Span.Contains(span))
                return part;
        return null;
    }

    /// <summary>The last words of what was said, from the beginning of a sentence where there is one.</summary>
    private static string Last(string said)
    {
        if (said.Length <= LongestBefore)
            return said;
        var tail = said[^LongestBefore..];
        var sentence = tail.IndexOf(". ", StringComparison.Ordinal);
        return sentence >= 0 && sentence < tail.Length - 2
            ? tail[(sentence + 2)..]
            : tail[(tail.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }
}
