using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>What people said of some texts. A file may hold any of these; what it does not hold is not measured.</summary>
/// <param name="Themes">Points and their themes.</param>
/// <param name="Stances">Points and how they stand.</param>
/// <param name="Risks">Points, and whether each tells of somebody at risk, by kind.</param>
/// <param name="Letters">Letters and the points in them, each with the plan it may quote.</param>
internal sealed record Labels(
    IReadOnlyList<LabelledPoint> Themes,
    IReadOnlyList<(PointText Point, string Label)> Stances,
    IReadOnlyList<(PointText Point, bool AtRisk, string? Kind)> Risks,
    IReadOnlyList<(string Name, GoldLetter Gold, PlanText? Plan)> Letters
);
