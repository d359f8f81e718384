using ConsultationIntake.Reading;

namespace ConsultationIntake.Points;

/// <summary>The ledger of a whole submission, from its parts and the points found in them.</summary>
internal static class SubmissionLedger
{
    public static Ledger Of(SubmissionText text, IReadOnlyList<PointSource> points)
    {
        var found = points.Select(point => Passage.Point(point.Span, point.Kind, "splitter", confidence: 0.9));
        var parts = text.Parts.SelectMany(part => Aside(text.Value, part, points));
        return Ledger.Of(text.Value, [.. found, .. parts]);
    }

    private static IEnumerable<Passage> Aside(string text, SubmissionPart part, IReadOnlyList<PointSource> points)
    {
        var (reason, why) = part.Kind switch
        {
            PartKind.SetAside => (part.SetAside ?? SetAsideReason.QuotedMail, part.Name),
            PartKind.Choice => (SetAsideReason.Choice, "an option of the form"),
            _ => (SetAsideReason.NoComment, "splitter"),
        };
        foreach (var gap in Gaps(part.Span, points))
        {
            if (gap.Of(text).Any(char.IsLetterOrDigit))
                yield return Passage.Aside(gap, reason, why, confidence: 0.9);
        }
    }

    private static IEnumerable<TextSpan> Gaps(TextSpan span, IReadOnlyList<PointSource> points)
    {
        var start = span.Start;
        foreach (var point in points.Where(point => point.Span.Overlaps(span)))
        {
            if (point.Span.Start > start)
                yield return TextSpan.FromBounds(start, point.Span.Start);
            start = Math.Max(start, point.Span.End);
        }

        if (start < span.End)
            yield return TextSpan.FromBounds(start, span.End);
    }
}
