using ConsultationIntake.Reading;

namespace ConsultationIntake.Safeguarding;

/// <summary>Words of harm where they stand.</summary>
/// <param name="IsTold">Told by one who it happens to, or of one it happens to: it raises the flag whatever stands around it.</param>
internal readonly record struct DisclosurePhrase(TextSpan Span, bool IsTold);
