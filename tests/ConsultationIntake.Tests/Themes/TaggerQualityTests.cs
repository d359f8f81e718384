using System.Text.Json;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Tests.Themes;

/// <summary>A guard on the labelled development points, where they lie beside the repository.</summary>
public sealed class TaggerQualityTests
{
    [Fact]
    public void Read_DevelopmentPoints_AgreesWithTheirLabels()
    {
        var path = Path.Combine(TestThemes.Root, "..", "shared", "data", "points-dev.jsonl");
        Assert.SkipUnless(File.Exists(path), "The development points are not beside the repository.");
        var tagger = new OfflineThemeTagger();
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);

        var read = File.ReadLines(path)
            .Select(line => JsonSerializer.Deserialize<LabelledPoint>(line, options)!)
            .Select(point => new ReadPoint(point, tagger.Read(TestThemes.Shipped, point.Text)))
            .ToList();
        var report = EvaluationReport.Of(read, [.. TestThemes.Shipped.All.Select(theme => theme.Code)]);

        Assert.True(report.MicroF1.Value >= 0.85, $"micro-F1 is {report.MicroF1.Value:0.000}");
        Assert.True(
            report.Groups["public"].MicroF1.Value >= 0.80,
            $"micro-F1 on public points is {report.Groups["public"].MicroF1.Value:0.000}"
        );
        Assert.All(report.Themes, theme => Assert.True(theme.Value.F1 >= 0.70, $"{theme.Key} is {theme.Value.F1:0.000}"));
    }
}
