using ConsultationIntake.Reading;

namespace ConsultationIntake.Privacy;

/// <summary>Where personal data stands in a text, and of what kind.</summary>
public sealed record PersonalDataSpan(TextSpan Span, PersonalDataKind Kind);
