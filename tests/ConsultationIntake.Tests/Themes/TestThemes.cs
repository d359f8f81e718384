using System.Text.Json;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Tests.Themes;

/// <summary>The themes that ship with the repository, and where its data lies.</summary>
internal static class TestThemes
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static ThemeSet Shipped { get; } = Read();

    public static string Root { get; } = FindRoot();

    private static ThemeSet Read()
    {
        var json = File.ReadAllText(Path.Combine(FindRoot(), "consultations", "police-and-crime-plan", "themes.json"));
        using var document = JsonDocument.Parse(json);
        return new ThemeSet(document.RootElement.GetProperty("themes").Deserialize<List<Theme>>(Options)!);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ConsultationIntake.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
