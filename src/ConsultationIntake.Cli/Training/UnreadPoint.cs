namespace ConsultationIntake.Cli.Training;

/// <summary>What a model that was taught without a point's writer makes of it.</summary>
/// <param name="Scores">For each question.</param>
/// <param name="OwnScores">The same by its own words alone.</param>
internal sealed record UnreadPoint(Lesson Lesson, double[] Scores, double[] OwnScores)
{
    /// <summary>For each theme what a blend is made of.</summary>
    /// <param name="listed">The evidence of each theme's listed words.</param>
    public ThemeEvidence[] EvidenceOf(double[] listed) =>
        [
            .. listed.Select(
                (weight, theme) =>
                    new ThemeEvidence(
                        Scores[theme],
                        weight,
                        Enumerable.Range(0, listed.Length).Where(i => i != theme).Max(i => OwnScores[i])
                    )
            ),
        ];
}

/// <summary>What there is for one theme: see <see cref="Reading.Learned.Blend"/>.</summary>
internal readonly record struct ThemeEvidence(double Learned, double Listed, double Other);
