using System.ComponentModel;
using System.Text.Json.Serialization;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Consultations;

/// <summary><c>themes.json</c> as an officer writes it.</summary>
public sealed record ThemesFile
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    [Description("The themes, in the order digests and screens show them.")]
    public required IReadOnlyList<Theme> Themes { get; init; }
}
