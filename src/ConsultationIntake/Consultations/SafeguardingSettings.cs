using System.ComponentModel;

namespace ConsultationIntake.Consultations;

/// <summary>Who hears of a response that may show a person at risk, and how soon it is to be looked at.</summary>
public sealed record SafeguardingSettings
{
    [Description("The addresses that are written to at once. The mail holds a reference and a link, and no words of the response.")]
    public IReadOnlyList<string> Tell { get; init; } = [];

    [Description("After how many hours a flag that nobody has answered is overdue: 1 to 168, by default 24.")]
    public int OverdueAfterHours { get; init; } = 24;
}
