namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// What a theme's learned score, the evidence of its listed words, the highest score that the point's own words have for another theme, and
/// nothing at all count for.
/// </summary>
/// <param name="Threshold">The confidence from which the theme is given.</param>
internal readonly record struct Blend(double Learned, double Listed, double Other, double Offset, double Threshold)
{
    /// <summary>Evidence of listed words beyond this adds nothing: one term that settles it alone is as good as three.</summary>
    public const double MostEvidence = 3.5;

    public double Confidence(double learned, double listed, double other) => ConfidenceOf(Score(learned, listed, other));

    /// <summary>What <see cref="Confidence"/> is a logistic function of.</summary>
    public double Score(double learned, double listed, double other) =>
        (Learned * learned) + (Listed * Math.Min(listed, MostEvidence)) + (Other * other) + Offset;

    public static double ConfidenceOf(double score) => 1 / (1 + Math.Exp(-score));
}
