using System.ComponentModel;

namespace ConsultationIntake.Consultations;

/// <summary>A custom multi-label classification deployment of the language service, trained by the office for this consultation.</summary>
public sealed record TextAnalyticsSettings
{
    [Description("The project's name in Language Studio.")]
    public required string Project { get; init; }

    [Description("The name the trained model was deployed under. Its classes are called as the themes' codes or titles.")]
    public required string Deployment { get; init; }
}
