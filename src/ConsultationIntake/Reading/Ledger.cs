namespace ConsultationIntake.Reading;

/// <summary>Every character of a text in exactly one passage: characters = points + set aside.</summary>
public sealed class Ledger
{
    private Ledger(IReadOnlyList<Passage> passages) => Passages = passages;

    /// <summary>In the order of the text, without a gap or an overlap.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>
    /// Puts the passages that were judged in order and accounts for what lies between them as <see cref="SetAsideReason.Layout"/>.
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
            if (end > accounted)
                passages.Add(Passage.Aside(TextSpan.FromBounds(accounted, end), SetAsideReason.Layout, "nothing to read", confidence: 1));
        }
    }
}
