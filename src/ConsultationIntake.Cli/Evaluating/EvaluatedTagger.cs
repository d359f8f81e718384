using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>A report, and what the reading cost: points a second on one thread, and bytes allocated a point.</summary>
internal sealed record EvaluatedTagger(EvaluationReport Report, string Tagger, double PointsPerSecond, double BytesPerPoint);
