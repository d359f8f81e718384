using ConsultationIntake.Consultations;

namespace ConsultationIntake.Equality;

public sealed record EqualityOption(string Code, LocalisedText Text);
