namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// A part's sentences in a row, each with a score for every label and with the labels it may have. Finds how
/// likely each label is in its place. A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001).
/// </summary>
internal sealed class Chain(int length, Func<int, Join> joinAt, ChainSteps steps)
{
    private const double Never = -1e9;

    private readonly double[] scores = new double[length * Label.Count];
    private readonly LabelSet[] allowed = [.. Enumerable.Repeat(LabelSet.All, length)];

    public int Length => length;

    public Span<double> ScoresAt(int place) => scores.AsSpan(place * Label.Count, Label.Count);

    public LabelSet Allowed(int place) => allowed[place];

    public void Allow(int place, LabelSet labels) => allowed[place] = labels;

    /// <summary>
    /// How likely each label is in its place, over all labellings allowed. Sums are kept at 1 a place, so that none runs out.
    /// </summary>
    /// <param name="likelihood">Gets a row a place.</param>
    /// <param name="onStep">Told the likelihood of each step that is not negligible: place, label before, label. May be null.</param>
    public void Sum(double[] likelihood, Action<int, int, int, double>? onStep = null)
    {
        var (count, worth) = (Label.Count, new double[length * Label.Count]);
        var (forward, backward) = (new double[length * count], new double[length * count]);
        for (var place = 0; place < length; place++)
            Exponentiate(place, worth);
        for (var place = 0; place < length; place++)
        {
            var here = forward.AsSpan(place * count, count);
            for (var label = 0; label < count; label++)
            {
                var at = (place * count) + label;
                if (place == 0)
                    here[label] = new Label(label).MayOpen ? worth[at] : 0;
                else if (worth[at] > 0)
                    here[label] = worth[at] * Dot(forward.AsSpan((place - 1) * count, count), steps.To(joinAt(place), label));
            }

            Scale(here);
        }

        for (var place = length - 1; place >= 0; place--)
        {
            var here = backward.AsSpan(place * count, count);
            here.Fill(1);
            if (place + 1 < length)
            {
                var (next, joined) = (place + 1, new double[count]);
                for (var label = 0; label < count; label++)
                    joined[label] = worth[(next * count) + label] * backward[(next * count) + label];
                for (var before = 0; before < count; before++)
                    here[before] = Dot(joined, steps.From(joinAt(next), before));
            }

            Scale(here);
            var share = likelihood.AsSpan(place * count, count);
            for (var label = 0; label < count; label++)
                share[label] = forward[(place * count) + label] * here[label];
            Scale(share);
        }

        if (onStep is not null)
            TellSteps(forward, backward, worth, onStep);
    }

    private void TellSteps(double[] forward, double[] backward, double[] worth, Action<int, int, int, double> onStep)
    {
        var count = Label.Count;
        var shares = new double[count * count];
        for (var place = 1; place < length; place++)
        {
            for (var label = 0; label < count; label++)
            {
                var at = (place * count) + label;
                var to = steps.To(joinAt(place), label);
                for (var before = 0; before < count; before++)
                    shares[(before * count) + label] = forward[((place - 1) * count) + before] * to[before] * worth[at] * backward[at];
            }

            Scale(shares);
            for (var step = 0; step < shares.Length; step++)
                if (shares[step] > 1e-6)
                    onStep(place, step / count, step % count, shares[step]);
        }
    }

    /// <summary>What each label's score is worth beside the best allowed one's; nothing where it is not allowed.</summary>
    private void Exponentiate(int place, double[] worth)
    {
        var best = Never;
        for (var label = 0; label < Label.Count; label++)
            if (allowed[place].Has(label))
                best = Math.Max(best, scores[(place * Label.Count) + label]);
        for (var label = 0; label < Label.Count; label++)
            worth[(place * Label.Count) + label] = allowed[place].Has(label) ? Math.Exp(scores[(place * Label.Count) + label] - best) : 0;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void Scale(Span<double> shares)
    {
        var sum = 0.0;
        foreach (var share in shares)
            sum += share;
        if (sum <= 0)
            return;
        foreach (ref var share in shares)
            share /= sum;
    }
}
