namespace ConsultationIntake.Themes.Offline;

/// <summary>
/// How what the network, the words and pairs, and the vocabulary say become one log-odds, for each theme the model knows. Fitted by
/// logistic regression on texts the model was not taught with, which is what makes confidence mean something.
/// </summary>
internal sealed record ThemeBlend(IReadOnlyList<BlendWeights> Themes)
{
    /// <summary>Vocabulary evidence beyond this adds nothing: one term that settles it alone is as good as three.</summary>
    public const double MostEvidence = 3.5;

    /// <summary>A theme that the model does not know is given from this probability on.</summary>
    public const double ThresholdAlone = 0.44;

    /// <summary>For a theme the model does not know: one term of weight 0.6 is enough, and so are two of 0.4.</summary>
    private const double AloneWeight = 2.4;
    private const double AloneOffset = -2.3;

    public double Confidence(int modelTheme, ThemeScores scores)
    {
        var weights = Themes[modelTheme];
        return Probability((weights.Network * scores.Network) + (weights.Pairs * scores.Pairs)
            + (weights.Vocabulary * Math.Min(scores.Vocabulary, MostEvidence)) + weights.Offset);
    }

    public static double Confidence(double vocabulary) => Probability((AloneWeight * Math.Min(vocabulary, MostEvidence)) + AloneOffset);

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
