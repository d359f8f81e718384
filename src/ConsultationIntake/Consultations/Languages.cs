namespace ConsultationIntake.Consultations;

/// <summary>The languages the system answers in, by ISO 639-1 code.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Welsh = "cy";

    public static IReadOnlyList<string> All { get; } = [English, Welsh];
}
