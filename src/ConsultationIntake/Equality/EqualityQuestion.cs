using ConsultationIntake.Consultations;

namespace ConsultationIntake.Equality;

/// <summary>A question about a protected characteristic.</summary>
public sealed record EqualityQuestion(string Id, LocalisedText Text, IReadOnlyList<EqualityOption> Options);
