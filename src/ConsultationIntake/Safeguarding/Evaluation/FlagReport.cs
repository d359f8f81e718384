using ConsultationIntake.Reading;

namespace ConsultationIntake.Safeguarding.Evaluation;

/// <summary>How well the safeguarding flag finds texts that a person said tell of somebody at risk.</summary>
/// <param name="AtRisk">Texts that do.</param>
/// <param name="Calm">Texts that do not.</param>
/// <param name="Missed">Those of the first that raised nothing.</param>
/// <param name="Raised">Those of the second that raised it, with the words that did.</param>
public sealed record FlagReport(int AtRisk, int Calm, IReadOnlyList<string> Missed, IReadOnlyList<(string Text, string Words)> Raised)
{
    public double Recall => AtRisk == 0 ? 1 : 1 - ((double)Missed.Count / AtRisk);

    /// <summary>Share of the calm texts that raised it.</summary>
    public double FalseAlarms => Calm == 0 ? 0 : (double)Raised.Count / Calm;

    public static FlagReport Of(IReadOnlyList<(string Text, bool AtRisk)> points)
    {
        var read = points.Select(point => (point.Text, point.AtRisk, Found: SafeguardingReader.Find(point.Text))).ToList();
        return new FlagReport(
            points.Count(point => point.AtRisk),
            points.Count(point => !point.AtRisk),
            [.. read.Where(point => point.AtRisk && point.Found.Count == 0).Select(point => point.Text)],
            [.. read.Where(point => !point.AtRisk && point.Found.Count > 0).Select(point => (point.Text, Shown(point.Text, point.Found)))]
        );
    }

    private static string Shown(string text, IReadOnlyList<TextSpan> found) => string.Join(" … ", found.Select(span => span.Of(text)));
}
