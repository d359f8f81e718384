using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Points;

/// <summary>The letters that people marked, as the reader was taught on them.</summary>
internal static class LetterFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Letters");

    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null))
            .Order(StringComparer.Ordinal);

    public static GoldLetter Read(string name) => GoldLetter.Parse(File.ReadAllText(Path.Combine(Folder, name + ".txt")));

    public static PlanText? PlanOf(GoldLetter letter) =>
        letter.PlanFile is { } file ? PlanText.From(File.ReadAllText(Path.Combine(Folder, "first", file))) : null;

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
