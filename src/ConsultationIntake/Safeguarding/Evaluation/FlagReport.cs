using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Safeguarding.Evaluation;

/// <summary>How well the safeguarding flag finds points that a person said tell of somebody at risk.</summary>
/// <param name="AtRisk">Points that do.</param>
/// <param name="Calm">Points that do not.</param>
/// <param name="Missed">Those of the first that raised nothing.</param>
/// <param name="Raised">Those of the second that raised it, with the words that did.</param>
/// <param name="Kinds">The same by kind, where the points have one.</param>
public sealed record FlagReport(
    int AtRisk,
    int Calm,
    IReadOnlyList<string> Missed,
    IReadOnlyList<(string Text, string Words)> Raised,
    IReadOnlyDictionary<string, FlagReport.Kind> Kinds
)
{
    /// <summary>How many of one kind are at risk and were found, and are not and raised the flag.</summary>
    public sealed record Kind(int AtRisk, int Found, int Calm, int Raised);

    public double Recall => AtRisk == 0 ? 1 : 1 - ((double)Missed.Count / AtRisk);

    /// <summary>Share of the calm points that raised it.</summary>
    public double FalseAlarms => Calm == 0 ? 0 : (double)Raised.Count / Calm;

    /// <param name="points">Each with its kind, or null.</param>
    public static FlagReport Of(IReadOnlyList<(PointText Point, bool AtRisk, string? Kind)> points)
    {
        var read = points
            .Select(point => (Text: point.Point.Words, point.AtRisk, point.Kind, Found: SafeguardingReader.Find(point.Point)))
            .ToList();
        return new FlagReport(
            points.Count(point => point.AtRisk),
            points.Count(point => !point.AtRisk),
            [.. read.Where(point => point.AtRisk && point.Found.Count == 0).Select(point => point.Text)],
            [.. read.Where(point => !point.AtRisk && point.Found.Count > 0).Select(point => (point.Text, Shown(point.Text, point.Found)))],
            read.Where(point => point.Kind is not null)
                .GroupBy(point => point.Kind!)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .ToDictionary(
                    kind => kind.Key,
                    kind => new Kind(
                        kind.Count(point => point.AtRisk),
                        kind.Count(point => point.AtRisk && point.Found.Count > 0),
                        kind.Count(point => !point.AtRisk),
                        kind.Count(point => !point.AtRisk && point.Found.Count > 0)
                    )
                )
        );
    }

    private static string Shown(string text, IReadOnlyList<TextSpan> found) => string.Join(" … ", found.Select(span => span.Of(text)));
}
