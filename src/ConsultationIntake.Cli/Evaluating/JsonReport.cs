using System.Text.Json;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>The report as one JSON object, for other programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Of(EvaluatedTagger evaluated)
    {
        var report = evaluated.Report;
        return JsonSerializer.Serialize(
            new
            {
                evaluated.Tagger,
                report.Points,
                MicroF1 = Round(report.MicroF1.Value),
                MicroF1Interval = Ends(report.MicroF1),
                SamplesF1 = Round(report.SamplesF1.Value),
                SamplesF1Interval = Ends(report.SamplesF1),
                ExactMatch = Round(report.ExactMatch),
                Precision = Round(report.Counts.Precision),
                Recall = Round(report.Counts.Recall),
                Themes = report.Themes.ToDictionary(theme => theme.Key, theme => Counts(theme.Value)),
                Groups = report.Groups.ToDictionary(group => group.Key, group => new
                {
                    group.Value.Points,
                    MicroF1 = Round(group.Value.MicroF1.Value),
                    MicroF1Interval = Ends(group.Value.MicroF1),
                    SamplesF1 = Round(group.Value.SamplesF1),
                    Precision = Round(group.Value.Counts.Precision),
                    Recall = Round(group.Value.Counts.Recall),
                }),
                Calibration = new
                {
                    Brier = Round(report.Calibration.Brier),
                    Ece = Round(report.Calibration.ExpectedError),
                    report.Calibration.Bins,
                },
                PointsPerSecond = Math.Round(evaluated.PointsPerSecond),
                BytesPerPoint = Math.Round(evaluated.BytesPerPoint),
            },
            Options);
    }

    private static object Counts(ThemeCounts counts) => new
    {
        F1 = Round(counts.F1),
        Precision = Round(counts.Precision),
        Recall = Round(counts.Recall),
        counts.Right,
        counts.Wrong,
        counts.Missed,
    };

    private static double[] Ends(Interval interval) => [Round(interval.Low), Round(interval.High)];

    private static double Round(double value) => Math.Round(value, 4);
}
