using ConsultationIntake.Reading;

namespace ConsultationIntake.TextAnalytics;

/// <summary>A thing in the text that the writer judges, and how: positive and negative from 0 to 1.</summary>
internal sealed record Opinion(TextSpan Target, double Positive, double Negative);
