using System.Text.Json;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;

namespace ConsultationIntake.Tests.Points;

/// <summary>Labelled points beside these tests, in a form that <c>evaluate</c> reads; docs/adr/0013 says how each came about.</summary>
public sealed class StanceSetsTests
{
    [Theory]
    [InlineData("tuned", 0.85, 0.02)]
    [InlineData("blind", 0.85, 0.02)]
    [InlineData("later", 0.72, 0.03)]
    [InlineData("last", 0.55, 0.03)]
    public void Read_OnAMeasuredSet_AgreesAsOftenAndSeldomTurnsRound(string set, double leastAgreement, double mostTurnedRound)
    {
        var points = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Points", "Stances", set + ".jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (new PointText(line.GetProperty("text").GetString()!), line.GetProperty("sentiment").GetString()!))
            .ToList();

        var report = StanceReport.Of(points);

        Assert.True(report.Points >= 40, "too few points to go by");
        Assert.True(report.Agreement >= leastAgreement, $"agreement {report.Agreement:P1}\n{string.Join('\n', report.Errors)}");
        Assert.True(
            report.TurnedRound <= mostTurnedRound * report.Points,
            $"{report.TurnedRound} turned round\n{string.Join('\n', report.Errors)}"
        );
    }
}
