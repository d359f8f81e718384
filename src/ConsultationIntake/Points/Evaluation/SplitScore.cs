namespace ConsultationIntake.Points.Evaluation;

/// <summary>How well points found agree with points a person found. Add scores to sum letters.</summary>
/// <param name="Gold">Points the person found.</param>
/// <param name="Found">Points the splitter found.</param>
/// <param name="Exact">Found with the same span and kind.</param>
/// <param name="Starts">Found with the same start and kind.</param>
public readonly record struct SplitScore(int Gold, int Found, int Exact, int Starts)
{
    public double ExactPrecision => Ratio(Exact, Found);
    public double ExactRecall => Ratio(Exact, Gold);
    public double StartPrecision => Ratio(Starts, Found);
    public double StartRecall => Ratio(Starts, Gold);
    public double ExactF1 => F1(Exact);
    public double StartF1 => F1(Starts);

    public static SplitScore operator +(SplitScore left, SplitScore right) => Add(left, right);

    public static SplitScore Add(SplitScore left, SplitScore right) =>
        new(left.Gold + right.Gold, left.Found + right.Found, left.Exact + right.Exact, left.Starts + right.Starts);

    public static SplitScore Of(IReadOnlyList<PointSource> gold, IReadOnlyList<PointSource> found)
    {
        var exact = gold.Select(point => (point.Span, point.Kind)).ToHashSet();
        var starts = gold.Select(point => (point.Span.Start, point.Kind)).ToHashSet();
        return new SplitScore(
            gold.Count,
            found.Count,
            found.Count(point => exact.Contains((point.Span, point.Kind))),
            found.Count(point => starts.Contains((point.Span.Start, point.Kind)))
        );
    }

    private double F1(int right) => Gold + Found == 0 ? 1 : 2.0 * right / (Gold + Found);

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
