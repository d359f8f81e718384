namespace ConsultationIntake.Themes.Offline;

/// <summary>
/// How what the model reads and what the vocabulary says become one log-odds: a weight for each and an offset for each theme the
/// model knows. Fitted by logistic regression on labelled points, which is what makes confidence mean something.
/// </summary>
internal sealed record ThemeBlend(double Model, double Vocabulary, IReadOnlyList<double> Offsets)
{
    /// <summary>Vocabulary evidence beyond this adds nothing: one term that settles it alone is as good as three.</summary>
    public const double MostEvidence = 3.5;

    /// <summary>A tag is given from this probability on: a little below one half, where F1 is best.</summary>
    public const double Threshold = 0.44;

    /// <summary>For a theme the model does not know: one term of weight 0.6 is enough, and so are two of 0.4.</summary>
    private const double AloneWeight = 2.4;
    private const double AloneOffset = -2.3;

    public double Confidence(int modelTheme, double model, double vocabulary) =>
        Probability((Model * model) + (Vocabulary * Math.Min(vocabulary, MostEvidence)) + Offsets[modelTheme]);

    public static double Confidence(double vocabulary) => Probability((AloneWeight * Math.Min(vocabulary, MostEvidence)) + AloneOffset);

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
