namespace ConsultationIntake.Reading.Judgement;

/// <summary>What each step from a label to the next is worth: made once of the scores that were learned, for all chains.</summary>
/// <param name="step">A step's score: how the sentences are joined, the label before, the label.</param>
internal sealed class ChainSteps(Func<Join, int, int, double> step)
{
    private static readonly bool[] Follows = [.. Label.All.SelectMany(before => Label.All.Select(label => label.MayFollow(before)))];

    private readonly double[][] to = Exponentiated(step, byLabel: true);
    private readonly double[][] from = Exponentiated(step, byLabel: false);

    /// <summary>Into a label, by the label before; nothing where it may not follow.</summary>
    public ReadOnlySpan<double> To(Join join, int label) => to[(int)join].AsSpan(label * Label.Count, Label.Count);

    /// <summary>Out of a label, by the label after.</summary>
    public ReadOnlySpan<double> From(Join join, int before) => from[(int)join].AsSpan(before * Label.Count, Label.Count);

    private static double[][] Exponentiated(Func<Join, int, int, double> step, bool byLabel) =>
        [
            .. Enum.GetValues<Join>()
                .Select(join =>
                    Enumerable
                        .Range(0, Label.Count * Label.Count)
                        .Select(at =>
                            byLabel
                                ? (Before: at % Label.Count, Label: at / Label.Count)
                                : (Before: at / Label.Count, Label: at % Label.Count)
                        )
                        .Select(one => Follows[(one.Before * Label.Count) + one.Label] ? Math.Exp(step(join, one.Before, one.Label)) : 0)
                        .ToArray()
                ),
        ];
}
