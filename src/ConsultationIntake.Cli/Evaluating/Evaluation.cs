using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Safeguarding.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>All that was measured; null is what the labels say nothing of.</summary>
internal sealed record Evaluation(EvaluatedTagger? Tags, StanceReport? Stances, FlagReport? Flags, SplitReport? Split);
