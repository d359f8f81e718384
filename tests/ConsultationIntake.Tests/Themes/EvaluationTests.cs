using ConsultationIntake.Points;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Tests.Themes;

public sealed class EvaluationTests
{
    [Fact]
    public void Of_KnownPoints_CountsAsByHand()
    {
        var points = new[] { Read(["a"], ["a", "b"]), Read(["b"], []), Read([], []), Read(["a", "b"], ["a", "b"], kind: "partner") };

        var report = EvaluationReport.Of(points, ["a", "b"]);

        Assert.Equal(new ThemeCounts(3, 1, 1), report.Counts);
        Assert.Equal(0.75, report.MicroF1.Value, 10);
        Assert.Equal(((2 / 3.0) + 0 + 1 + 1) / 4, report.SamplesF1.Value, 10);
        Assert.Equal(0.5, report.ExactMatch);
        Assert.Equal(new ThemeCounts(2, 0, 0), report.Themes["a"]);
        Assert.Equal(1, report.Groups["partner"].MicroF1.Value);
        Assert.Equal(2, report.Errors.Count);
    }

    [Fact]
    public void Of_SamePointsTwice_GivesTheSameIntervals()
    {
        var points = Enumerable.Range(0, 40).Select(i => Read(["a"], i % 3 == 0 ? [] : ["a"])).ToList();

        var report = EvaluationReport.Of(points, ["a"]);

        Assert.Equal(report.MicroF1, EvaluationReport.Of(points, ["a"]).MicroF1);
        Assert.InRange(report.MicroF1.Value, report.MicroF1.Low, report.MicroF1.High);
        Assert.True(report.MicroF1.Low < report.MicroF1.High);
    }

    [Fact]
    public void Of_ConfidenceThatMeansWhatItSays_HasNoExpectedError()
    {
        var points = Enumerable.Range(0, 10).Select(i => Read(i < 8 ? ["a"] : [], ["a"], confidence: 0.8)).ToList();

        var calibration = Calibration.Of(points);

        Assert.Equal(0, calibration.ExpectedError, 10);
        Assert.Equal(0.16, calibration.Brier, 10);
        Assert.Equal(10, Assert.Single(calibration.Bins, bin => bin.Tags > 0).Tags);
    }

    private static ReadPoint Read(string[] labelled, string[] given, string kind = "public", double confidence = 0.9) =>
        new(
            new LabelledPoint
            {
                Id = "1",
                Text = "text",
                Kind = kind,
                Themes = labelled,
            },
            new PointReading
            {
                Stance = Stance.Neutral,
                Tags =
                [
                    .. given.Select(theme => new ThemeTag
                    {
                        Theme = theme,
                        Confidence = confidence,
                        Evidence = [new(0, 4)],
                        Explanation = "It says so.",
                    }),
                ],
            }
        );
}
