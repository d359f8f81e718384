using System.Text.Json;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Cli;

/// <summary>Reads the themes of a consultation's folder without the rest of it.</summary>
internal static class ThemeFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Throws <see cref="JsonException"/> where the file is not a theme file.</summary>
    public static ThemeSet Read(string path)
    {
        using var file = File.OpenRead(path);
        var content = JsonSerializer.Deserialize<Content>(file, Options);
        return content is { Themes.Count: > 0 } ? new ThemeSet(content.Themes) : throw new JsonException($"{path} holds no themes.");
    }

    /// <summary>The themes that stood in the repository when this program was built.</summary>
    public static ThemeSet Shipped()
    {
        using var file =
            typeof(ThemeFile).Assembly.GetManifestResourceStream("themes.json")
            ?? throw new InvalidOperationException("themes.json is missing from the assembly.");
        return new ThemeSet(JsonSerializer.Deserialize<Content>(file, Options)!.Themes);
    }

    /// <summary>
    /// The nearest <c>consultations/*/themes.json</c> at or above the working folder, the first by name; null where there is none.
    /// </summary>
    public static string? FindNearest()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var consultations = Path.Combine(folder.FullName, "consultations");
            if (
                Directory.Exists(consultations)
                && Directory
                    .EnumerateFiles(consultations, "themes.json", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .FirstOrDefault()
                    is { } found
            )
                return found;
        }

        return null;
    }

    private sealed record Content(IReadOnlyList<Theme> Themes);
}
