using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Fits a <see cref="Blend"/> by logistic regression, and its threshold to where F1 is best, on points that the model was not taught
/// with.
/// </summary>
internal static class BlendFitter
{
    private const double Restraint = 1e-3;
    private const int Steps = 20;
    private const int Inputs = 4;

    /// <summary>In hundredths: a tag of less confidence than the least is no tag an officer should see.</summary>
    private const int LeastThreshold = 25;
    private const int MostThreshold = 55;

    /// <param name="points">What there is for the theme in each, and whether it is on it.</param>
    public static Blend Fit(IReadOnlyList<(ThemeEvidence Of, bool IsOn)> points)
    {
        var fitted = new double[Inputs];
        for (var step = 0; step < Steps; step++)
        {
            var table = new double[Inputs, Inputs + 1];
            for (var i = 0; i < Inputs; i++)
                (table[i, i], table[i, Inputs]) = (Restraint, Restraint * fitted[i]);
            foreach (var (of, isOn) in points)
            {
                var row = (ReadOnlySpan<double>)[of.Learned, Math.Min(of.Listed, Blend.MostEvidence), of.Other, 1];
                var expected = Confidence(new Blend(fitted[0], fitted[1], fitted[2], fitted[3], 0), of);
                for (var i = 0; i < Inputs; i++)
                {
                    table[i, Inputs] += (expected - (isOn ? 1 : 0)) * row[i];
                    for (var j = 0; j < Inputs; j++)
                        table[i, j] += expected * (1 - expected) * row[i] * row[j];
                }
            }

            var change = Solve(table);
            for (var i = 0; i < Inputs; i++)
                fitted[i] -= change[i];
        }

        var blend = new Blend(Math.Round(fitted[0], 3), Math.Round(fitted[1], 3), Math.Round(fitted[2], 3), Math.Round(fitted[3], 3), 0);
        return blend with { Threshold = BestThreshold(blend, points) };
    }

    private static double BestThreshold(Blend blend, IReadOnlyList<(ThemeEvidence Of, bool IsOn)> points)
    {
        var sure = points.Select(point => (Confidence: Confidence(blend, point.Of), point.IsOn)).ToList();
        var due = points.Count(point => point.IsOn);
        return Enumerable
                .Range(LeastThreshold, MostThreshold - LeastThreshold + 1)
                .MaxBy(percent =>
                {
                    var given = sure.Where(point => point.Confidence >= percent / 100.0).ToList();
                    return (double)given.Count(point => point.IsOn) / (given.Count + due);
                }) / 100.0;
    }

    private static double Confidence(Blend blend, ThemeEvidence of) => blend.Confidence(of.Learned, of.Listed, of.Other);

    /// <summary>Gauss's elimination; the table is positive definite, so no row needs another's place.</summary>
    private static double[] Solve(double[,] table)
    {
        for (var pivot = 0; pivot < Inputs; pivot++)
        for (var i = 0; i < Inputs; i++)
        {
            var share = table[i, pivot] / table[pivot, pivot];
            for (var j = pivot; i != pivot && j <= Inputs; j++)
                table[i, j] -= share * table[pivot, j];
        }

        return [.. Enumerable.Range(0, Inputs).Select(i => table[i, Inputs] / table[i, i])];
    }
}
