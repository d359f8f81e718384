using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Safeguarding;

namespace ConsultationIntake.Submissions;

/// <summary>
/// Words in quoted mail, in a margin and in page headers that may tell of a person at risk: they are no view of the respondent's, and
/// somebody is told of them all the same.
/// </summary>
internal static class QuotedRisk
{
    private static readonly Dictionary<SetAsideReason, string> Places = new()
    {
        [SetAsideReason.QuotedMail] = "mail that is quoted",
        [SetAsideReason.MarginComment] = "a comment in the margin",
        [SetAsideReason.PageHeader] = "the head or foot of a page",
    };

    /// <summary>Where the words of such a point stand; null for every other point.</summary>
    public static string? PlaceOf(PointSource source) =>
        source.Kind == PointKind.ThirdPartyView ? Places.Values.FirstOrDefault(place => place == source.AttributedTo) : null;

    /// <summary>The lines that raise it. Each is read alone, and has to be plain: what is quoted is often what the office sent.</summary>
    public static IEnumerable<PointSource> In(SubmissionText text) =>
        text
            .Parts.Where(part => part is { Kind: PartKind.SetAside, SetAside: { } reason } && Places.ContainsKey(reason))
            .SelectMany(part => Lines(text.Value, part.Span).Select(line => (Span: line, Place: Places[part.SetAside!.Value])))
            .Where(line => SafeguardingReader.Find(new PointText(line.Span.Of(text.Value), new PointContext(OfMany: true))).Count > 0)
            .Select(line => new PointSource
            {
                Span = line.Span,
                Kind = PointKind.ThirdPartyView,
                AttributedTo = line.Place,
            });

    /// <summary>Lines without the marks of quotation; one that goes on in a small letter belongs to the line before.</summary>
    private static IEnumerable<TextSpan> Lines(string text, TextSpan part)
    {
        TextSpan? paragraph = null;
        for (var start = part.Start; start < part.End; )
        {
            var end = text.IndexOf('\n', start, part.End - start);
            end = end < 0 ? part.End : end;
            var words = Trimmed(text, start, end);
            if (paragraph is { } before && (words.Length == 0 || !char.IsLower(text[words.Start])))
            {
                yield return before;
                paragraph = null;
            }

            if (words.Length > 0)
                paragraph = TextSpan.FromBounds(paragraph?.Start ?? words.Start, words.End);
            start = end + 1;
        }

        if (paragraph is { } last)
            yield return last;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '>' or '|'))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
