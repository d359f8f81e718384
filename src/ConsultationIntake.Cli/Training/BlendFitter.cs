using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Fits a <see cref="ThemeBlend"/> by logistic regression, a theme at a time, to texts that the model was not taught with. Texts with a
/// theme and texts without it are weighted so that the theme is as common as among points.
/// </summary>
internal sealed class BlendFitter(int themes)
{
    private const double Restraint = 1;
    private const int Steps = 30;
    private const int Inputs = 4;

    /// <summary>In hundredths: a tag of less confidence than the least is no tag an officer should see.</summary>
    private const int LeastThreshold = 25;
    private const int MostThreshold = 50;

    private readonly List<(ThemeScores[] Scores, bool[] Themes, double Weight)> texts = [];
    private int unread;

    /// <summary>How common each theme is among points; null to take it as it is among the texts.</summary>
    public IReadOnlyList<double>? Shares { get; init; }

    /// <summary>A text that nothing was taught with or tuned on: these settle the thresholds too.</summary>
    public void AddUnread(ThemeScores[] scores, bool[] given)
    {
        texts.Insert(unread, (scores, given, 1));
        unread++;
    }

    /// <summary>A text that the vocabulary was tuned on, which makes it look easier than it is.</summary>
    public void AddRead(ThemeScores[] scores, bool[] given, double weight) => texts.Add((scores, given, weight));

    public ThemeBlend Fit() => Enumerable.Range(0, themes).Aggregate(new ThemeBlend([.. Enumerable.Range(0, themes).Select(Fit)]), (blend, theme) => WithThreshold(theme, blend));

    /// <summary>How well a blend reads the unread texts, weighted as they are for the fit.</summary>
    public double MicroF1(ThemeBlend blend)
    {
        var (right, given, due) = (0.0, 0.0, 0.0);
        for (var theme = 0; theme < themes; theme++)
        {
            var counted = Count(theme, blend, Weights(theme), blend.Themes[theme].Threshold);
            (right, given, due) = (right + counted.Right, given + counted.Given, due + counted.Due);
        }

        return 2 * right / (given + due);
    }

    private (double Right, double Given, double Due) Count(int theme, ThemeBlend blend, double[] weights, double threshold)
    {
        var (right, given, due) = (0.0, 0.0, 0.0);
        for (var i = 0; i < unread; i++)
        {
            var isGiven = blend.Confidence(theme, texts[i].Scores[theme]) >= threshold;
            right += isGiven && texts[i].Themes[theme] ? weights[i] : 0;
            given += isGiven ? weights[i] : 0;
            due += texts[i].Themes[theme] ? weights[i] : 0;
        }

        return (right, given, due);
    }

    private ThemeBlend WithThreshold(int theme, ThemeBlend blend)
    {
        var weights = Weights(theme);
        var best = Enumerable.Range(LeastThreshold, MostThreshold - LeastThreshold + 1).MaxBy(percent =>
        {
            var (right, given, due) = Count(theme, blend, weights, percent / 100.0);
            return right / (given + due);
        });
        return new ThemeBlend([.. blend.Themes.Select((fitted, i) => i == theme ? fitted with { Threshold = best / 100.0 } : fitted)]);
    }

    private double[] Weights(int theme)
    {
        var share = texts.Sum(text => text.Themes[theme] ? text.Weight : 0) / texts.Sum(text => text.Weight);
        var wanted = Shares?[theme] ?? share;
        return [.. texts.Select(text => text.Weight * (text.Themes[theme] ? wanted / share : (1 - wanted) / (1 - share)))];
    }

    /// <summary>Newton's method: four numbers, so the slopes' slopes are a small table.</summary>
    private BlendWeights Fit(int theme)
    {
        var weights = Weights(theme);
        var rows = texts.Select(text => text.Scores[theme]).Select(scores => new[] { scores.Network, scores.Pairs, Math.Min(scores.Vocabulary, ThemeBlend.MostEvidence), 1 }).ToList();
        var fitted = new double[Inputs];
        for (var step = 0; step < Steps; step++)
        {
            var table = new double[Inputs, Inputs + 1];
            for (var i = 0; i < Inputs - 1; i++)
                (table[i, i], table[i, Inputs]) = (Restraint, Restraint * fitted[i]);
            for (var text = 0; text < rows.Count; text++)
            {
                var row = rows[text];
                var expected = 1 / (1 + Math.Exp(-row.Zip(fitted, (value, weight) => value * weight).Sum()));
                for (var i = 0; i < Inputs; i++)
                {
                    table[i, Inputs] += weights[text] * (expected - (texts[text].Themes[theme] ? 1 : 0)) * row[i];
                    for (var j = 0; j < Inputs; j++)
                        table[i, j] += weights[text] * expected * (1 - expected) * row[i] * row[j];
                }
            }

            var change = Solve(table);
            for (var i = 0; i < Inputs; i++)
                fitted[i] -= change[i];
        }

        return new BlendWeights(Math.Round(fitted[0], 3), Math.Round(fitted[1], 3), Math.Round(fitted[2], 3), Math.Round(fitted[3], 3), 0.4);
    }

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
