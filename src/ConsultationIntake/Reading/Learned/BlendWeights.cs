namespace ConsultationIntake.Reading.Learned;

/// <summary>What the <see cref="Scores"/> of one question and nothing at all count for.</summary>
/// <param name="Threshold">The confidence from which the answer is yes.</param>
internal sealed record BlendWeights(double Network, double Pairs, double Listed, double Offset, double Threshold)
{
    /// <summary>Evidence of listed words beyond this adds nothing: one term that settles it alone is as good as three.</summary>
    public const double MostEvidence = 3.5;

    public double Confidence(Scores scores) =>
        1
        / (
            1 + Math.Exp(-((Network * scores.Network) + (Pairs * scores.Pairs) + (Listed * Math.Min(scores.Listed, MostEvidence)) + Offset))
        );
}
