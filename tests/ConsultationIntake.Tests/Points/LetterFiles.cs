using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;

namespace ConsultationIntake.Tests.Points;

/// <summary>The letters beside these tests, marked with the points a person finds in them.</summary>
internal static class LetterFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Points", "Letters");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static GoldLetter Read(string name) => GoldLetter.Parse(File.ReadAllText(Path.Combine(Folder, name + ".txt")));

    public static PlanText? PlanOf(GoldLetter letter) =>
        letter.PlanFile is { } file ? PlanText.From(File.ReadAllText(Path.Combine(Folder, file))) : null;

    /// <summary>A real document handed to us beside the repository, or null where this machine has none.</summary>
    public static string? Seed(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "seeds", name);
            if (File.Exists(file))
                return File.ReadAllText(file);
        }

        return null;
    }
}
