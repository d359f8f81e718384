using ConsultationIntake.Reading;

namespace ConsultationIntake.Web.Staff;

/// <summary>A stretch of text cut where highlights begin and end, so that a page can mark overlapping evidence.</summary>
internal static class HighlightedText
{
    /// <param name="Text">The words.</param>
    /// <param name="Marks">The labels of every highlight that covers them.</param>
    internal sealed record Piece(string Text, IReadOnlyList<string> Marks);

    /// <summary>The pieces of <paramref name="within"/> in order; joined, they are exactly its text.</summary>
    internal static IReadOnlyList<Piece> Cut(string text, TextSpan within, IReadOnlyList<(TextSpan Span, string Label)> highlights)
    {
        var cuts = highlights
            .SelectMany(highlight => new[] { highlight.Span.Start, highlight.Span.End })
            .Append(within.Start)
            .Append(within.End)
            .Where(cut => cut >= within.Start && cut <= within.End)
            .Distinct()
            .Order()
            .ToList();
        return
        [
            .. cuts.Zip(cuts.Skip(1), TextSpan.FromBounds)
                .Select(span => new Piece(
                    span.Of(text),
                    [.. highlights.Where(highlight => highlight.Span.Contains(span)).Select(highlight => highlight.Label).Distinct()]
                )),
        ];
    }
}
