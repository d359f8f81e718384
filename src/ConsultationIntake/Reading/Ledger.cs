namespace ConsultationIntake.Reading;

/// <summary>Every character of a text in exactly one passage: characters = points + set aside.</summary>
public sealed class Ledger
{
    private Ledger(IReadOnlyList<Passage> passages) => Passages = passages;

    /// <summary>In the order of the text, without a gap or an overlap.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>
    /// The same account with these points for its own: what a sender added to a copied letter is one, and so is what staff worked on.
    /// Words of a point that is none of these are set aside.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="points">
    /// The points, and what decided each where the reader did not: nothing of what it says of the place is said of them then.
    /// </param>
    public Ledger With(string text, IReadOnlyList<(TextSpan Span, PointKind Kind, string? DecidedBy)> points)
    {
        var spans = points
            .Select(point => point.Span)
            .Order(Comparer<TextSpan>.Create((left, right) => left.Start.CompareTo(right.Start)))
            .ToList();
        var own = points.Select(point =>
            point.DecidedBy is { } decider
                ? Passage.Point(point.Span, point.Kind, decider, confidence: 1)
                : Passages.First(passage => passage.Span.Overlaps(point.Span)) with
                {
                    Span = point.Span,
                    Kind = point.Kind,
                    SetAside = null,
                }
        );
        var rest = Passages
            .Where(passage => passage.SetAside != SetAsideReason.Layout)
            .SelectMany(passage =>
                Without(passage.Span, spans)
                    .Select(span =>
                        passage.Kind is null
                            ? passage with
                            {
                                Span = span,
                            }
                            : Passage.Aside(span, SetAsideReason.NoComment, "left beside another point", confidence: 1)
                    )
            )
            .Where(passage => passage.Span.Of(text).Any(char.IsLetterOrDigit));
        return Of(text, [.. own, .. rest]);
    }

    private static IEnumerable<TextSpan> Without(TextSpan whole, IReadOnlyList<TextSpan> taken)
    {
        var start = whole.Start;
        foreach (var other in taken.Where(other => other.Overlaps(whole)))
        {
            if (other.Start > start)
                yield return TextSpan.FromBounds(start, other.Start);
            start = Math.Max(start, other.End);
        }

        if (start < whole.End)
            yield return TextSpan.FromBounds(start, whole.End);
    }

    /// <summary>
    /// Puts the passages that were judged in order and accounts for what lies between them: as <see cref="SetAsideReason.Layout"/>, or as
    /// <see cref="SetAsideReason.PageFurniture"/> where it has words, so that somebody sees them.
    /// </summary>
    /// <exception cref="InvalidOperationException">Two passages overlap, or one lies outside the text.</exception>
    public static Ledger Of(string text, IEnumerable<Passage> judged)
    {
        var passages = new List<Passage>();
        var accounted = 0;
        foreach (var passage in judged.OrderBy(passage => passage.Span.Start))
        {
            if (passage.Span.Start < accounted || passage.Span.End > text.Length)
                throw new InvalidOperationException($"The passage at {passage.Span.Start} overlaps another or lies outside the text.");
            AddGap(passage.Span.Start);
            if (passage.Span.Length > 0)
                passages.Add(passage);
            accounted = passage.Span.End;
        }

        AddGap(text.Length);
        return new Ledger(passages);

        void AddGap(int end)
        {
            var words = Trimmed(text, accounted, end);
            if (!HoldsWords(words.Of(text)))
            {
                AddLayout(accounted, end);
                return;
            }

            AddLayout(accounted, words.Start);
            passages.Add(Passage.Aside(words, SetAsideReason.PageFurniture, "its place on the pages", confidence: 1));
            AddLayout(words.End, end);
        }

        void AddLayout(int start, int end)
        {
            if (end > start)
                passages.Add(Passage.Aside(TextSpan.FromBounds(start, end), SetAsideReason.Layout, "nothing to read", confidence: 1));
        }
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Two words or more: a list label ("a)", "Issue 3:") has one at most.</summary>
    private static bool HoldsWords(string gap)
    {
        var words = 0;
        for (var i = 1; i < gap.Length; i++)
            words += char.IsLetter(gap[i]) && char.IsLetter(gap[i - 1]) && (i == 1 || !char.IsLetter(gap[i - 2])) ? 1 : 0;
        return words >= 2;
    }
}
