using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Fits <see cref="BlendWeights"/> by logistic regression, a question at a time, to texts that the model was not taught with. Texts of
/// which it is true and texts of which it is not are weighted so that it is as often true as of points.
/// </summary>
internal sealed class BlendFitter(int questions)
{
    private const double Restraint = 1;
    private const int Steps = 30;
    private const int Inputs = 4;

    /// <summary>In hundredths: a tag of less confidence than the least is no tag an officer should see.</summary>
    private const int LeastThreshold = 25;
    private const int MostThreshold = 50;

    private readonly List<(Scores[] Scores, bool[] Answers, double Weight)> texts = [];
    private int unread;

    /// <summary>How often each is true of points; null to take it as it is among the texts.</summary>
    public IReadOnlyList<double>? Shares { get; init; }

    /// <summary>A text that nothing was taught with or tuned on: these settle the thresholds too.</summary>
    public void AddUnread(Scores[] scores, bool[] given)
    {
        texts.Insert(unread, (scores, given, 1));
        unread++;
    }

    /// <summary>A text that the vocabulary was tuned on, which makes it look easier than it is.</summary>
    public void AddRead(Scores[] scores, bool[] given, double weight) => texts.Add((scores, given, weight));

    public IReadOnlyList<BlendWeights> Fit() =>
        [.. Enumerable.Range(0, questions).Select(question => WithThreshold(question, Fit(question)))];

    /// <summary>How well a blend reads the unread texts, weighted as they are for the fit.</summary>
    public double MicroF1(IReadOnlyList<BlendWeights> blend)
    {
        var (right, given, due) = (0.0, 0.0, 0.0);
        for (var question = 0; question < questions; question++)
        {
            var counted = Count(question, blend[question], Weights(question), blend[question].Threshold);
            (right, given, due) = (right + counted.Right, given + counted.Given, due + counted.Due);
        }

        return 2 * right / (given + due);
    }

    private (double Right, double Given, double Due) Count(int question, BlendWeights blend, double[] weights, double threshold)
    {
        var (right, given, due) = (0.0, 0.0, 0.0);
        for (var i = 0; i < unread; i++)
        {
            var isGiven = blend.Confidence(texts[i].Scores[question]) >= threshold;
            right += isGiven && texts[i].Answers[question] ? weights[i] : 0;
            given += isGiven ? weights[i] : 0;
            due += texts[i].Answers[question] ? weights[i] : 0;
        }

        return (right, given, due);
    }

    private BlendWeights WithThreshold(int question, BlendWeights blend)
    {
        var weights = Weights(question);
        var best = Enumerable
            .Range(LeastThreshold, MostThreshold - LeastThreshold + 1)
            .MaxBy(percent =>
            {
                var (right, given, due) = Count(question, blend, weights, percent / 100.0);
                return right / (given + due);
            });
        return blend with { Threshold = best / 100.0 };
    }

    private double[] Weights(int question)
    {
        var share = texts.Sum(text => text.Answers[question] ? text.Weight : 0) / texts.Sum(text => text.Weight);
        var wanted = Shares?[question] ?? share;
        return [.. texts.Select(text => text.Weight * (text.Answers[question] ? wanted / share : (1 - wanted) / (1 - share)))];
    }

    /// <summary>Newton's method: four numbers, so the slopes' slopes are a small table.</summary>
    private BlendWeights Fit(int question)
    {
        var weights = Weights(question);
        var rows = texts
            .Select(text => text.Scores[question])
            .Select(scores => new[] { scores.Network, scores.Pairs, Math.Min(scores.Listed, BlendWeights.MostEvidence), 1 })
            .ToList();
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
                    table[i, Inputs] += weights[text] * (expected - (texts[text].Answers[question] ? 1 : 0)) * row[i];
                    for (var j = 0; j < Inputs; j++)
                        table[i, j] += weights[text] * expected * (1 - expected) * row[i] * row[j];
                }
            }

            var change = Solve(table);
            for (var i = 0; i < Inputs; i++)
                fitted[i] -= change[i];
        }

        return new BlendWeights(
            Math.Round(fitted[0], 3),
            Math.Round(fitted[1], 3),
            Math.Round(fitted[2], 3),
            Math.Round(fitted[3], 3),
            0.4
        );
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
