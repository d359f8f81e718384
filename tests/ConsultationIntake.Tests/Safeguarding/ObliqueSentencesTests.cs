using System.Text.Json;
using ConsultationIntake.Points;
using ConsultationIntake.Safeguarding.Evaluation;

namespace ConsultationIntake.Tests.Safeguarding;

/// <summary>
/// Hints and everyday sentences in the same words, beside these tests in a form that <c>evaluate</c> reads. The model was taught with the
/// first set, and has seen neither of the others.
/// </summary>
public sealed class ObliqueSentencesTests
{
    [Theory]
    [InlineData("tuned", 0.95, 0.15)]
    [InlineData("blind", 0.78, 0.15)]
    [InlineData("later", 0.70, 0.25)]
    public void Find_OnHints_KeepsItsRecallAndItsCalm(string set, double leastRecall, double mostFalseAlarms)
    {
        var sentences = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Safeguarding", "Oblique", set + ".jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (new PointText(line.GetProperty("text").GetString()!), line.GetProperty("atRisk").GetBoolean(), (string?)null))
            .ToList();

        var report = FlagReport.Of(sentences);

        Assert.True(report is { AtRisk: >= 40, Calm: >= 40 }, "too few sentences to go by");
        Assert.True(report.Recall >= leastRecall, $"recall {report.Recall:P1}: missed\n{string.Join('\n', report.Missed)}");
        Assert.True(report.FalseAlarms <= mostFalseAlarms, $"false alarms {report.FalseAlarms:P1}\n{string.Join('\n', report.Raised)}");
    }
}
