using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Safeguarding.Evaluation;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>The report as one JSON object, for other programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Of(Evaluation evaluation)
    {
        var report = evaluation.Tags is { } tags ? OfTags(tags) : [];
        Add(report, "stances", evaluation.Stances, Stances);
        Add(report, "safeguarding", evaluation.Flags, Flags);
        Add(report, "split", evaluation.Split, Split);
        return report.ToJsonString(Options);
    }

    private static void Add<T>(JsonObject report, string name, T? part, Func<T, object> shape)
        where T : class
    {
        if (part is not null)
            report[name] = JsonSerializer.SerializeToNode(shape(part), Options);
    }

    private static JsonObject OfTags(EvaluatedTagger evaluated)
    {
        var report = evaluated.Report;
        return JsonSerializer
            .SerializeToNode(
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
                    Groups = report.Groups.ToDictionary(
                        group => group.Key,
                        group => new
                        {
                            group.Value.Points,
                            MicroF1 = Round(group.Value.MicroF1.Value),
                            MicroF1Interval = Ends(group.Value.MicroF1),
                            SamplesF1 = Round(group.Value.SamplesF1),
                            Precision = Round(group.Value.Counts.Precision),
                            Recall = Round(group.Value.Counts.Recall),
                        }
                    ),
                    Calibration = new
                    {
                        Brier = Round(report.Calibration.Brier),
                        Ece = Round(report.Calibration.ExpectedError),
                        report.Calibration.Bins,
                    },
                    PointsPerSecond = Math.Round(evaluated.PointsPerSecond),
                    BytesPerPoint = Math.Round(evaluated.BytesPerPoint),
                },
                Options
            )!
            .AsObject();
    }

    private static object Stances(StanceReport report) =>
        new
        {
            report.Points,
            Agreement = Round(report.Agreement),
            report.TurnedRound,
            TurnedShare = Round(report.TurnedShare),
            Table = report.Table.ToDictionary(
                row => row.Key,
                row => row.Value.ToDictionary(cell => JsonNamingPolicy.CamelCase.ConvertName(cell.Key.ToString()), cell => cell.Value)
            ),
        };

    private static object Flags(FlagReport report) =>
        new
        {
            report.AtRisk,
            report.Calm,
            Recall = Round(report.Recall),
            FalseAlarms = Round(report.FalseAlarms),
            Kinds = report.Kinds,
            report.Missed,
            Raised = report.Raised.Select(raised => new { raised.Text, raised.Words }),
        };

    private static object Split(SplitReport report) =>
        new
        {
            Letters = report.Letters.Count,
            report.All.Gold,
            report.All.Found,
            Precision = Round(report.All.ExactPrecision),
            Recall = Round(report.All.ExactRecall),
            F1 = Round(report.All.ExactF1),
            Starts = new
            {
                Precision = Round(report.All.StartPrecision),
                Recall = Round(report.All.StartRecall),
                F1 = Round(report.All.StartF1),
            },
            HalfF1 = Round(report.Reading.HalfF1),
            Lost = Round(report.Reading.Lost),
            Noise = Round(report.Reading.NoiseShare),
            WithoutAPoint = new { Letters = report.Reading.Empty, Found = report.Reading.FoundInEmpty },
            Kinds = report.Kinds.ToDictionary(
                kind => JsonNamingPolicy.CamelCase.ConvertName(kind.Key.ToString()),
                kind => new
                {
                    kind.Value.Gold,
                    kind.Value.Found,
                    Precision = Round(kind.Value.ExactPrecision),
                    Recall = Round(kind.Value.ExactRecall),
                    F1 = Round(kind.Value.ExactF1),
                }
            ),
            Differences = report
                .Letters.Where(letter => letter.Extra.Count + letter.Missed.Count > 0)
                .Select(letter => new
                {
                    letter.Name,
                    letter.Extra,
                    letter.Missed,
                }),
        };

    private static object Counts(ThemeCounts counts) =>
        new
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
