namespace ConsultationIntake.TextAnalytics;

/// <summary>A class a custom classifier gave a text, with its confidence from 0 to 1.</summary>
internal sealed record ClassifiedAs(string Name, double Confidence);
