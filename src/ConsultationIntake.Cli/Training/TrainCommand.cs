using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Cli.Training.Reader;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary><c>train</c>: makes the file of models that the readers ship with, the same from the same inputs.</summary>
internal static class TrainCommand
{
    /// <summary>Points that are taught as answers to a question they were not written for: a tenth of the points.</summary>
    private const int OtherAnswers = 3_000;

    public static Command Create()
    {
        var folder = new Option<string>("--sentences")
        {
            Description = "The folder that holds sentences, risk and points.",
            DefaultValueFactory = _ => "eng/tagger",
        };
        var themes = new Option<string?>("--themes") { Description = "The themes.json whose vocabulary is blended in." };
        var output = new Option<string>("--output")
        {
            Description = "The model file to write.",
            DefaultValueFactory = _ => "src/ConsultationIntake/Reading/Learned/models.bin",
        };
        var command = new Command("train", "Train the model of themes, stance and risk on what was written for it.")
        {
            folder,
            themes,
            output,
        };
        // Not asynchronous: a command that computes lets the runtime end it at once when it is told to stop.
        command.SetAction(parsed =>
            Run(
                new Choices(parsed.GetRequiredValue(folder), parsed.GetValue(themes), parsed.GetRequiredValue(output)),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return command;
    }

    private static int Run(Choices choices, TextWriter output, TextWriter error)
    {
        try
        {
            var written = Train(choices, output, error);
            File.WriteAllBytes(choices.Output, written);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Wrote {choices.Output}: {written.Length / 1048576.0:0.0} MB, SHA-256 {Hash(written)}."
                )
            );
            return 0;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or JsonException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    /// <summary>The bytes of the model file: the same from the same inputs.</summary>
    internal static byte[] Train(Choices choices, TextWriter output, TextWriter error)
    {
        var themes =
            choices.Themes ?? ThemeFile.FindNearest() ?? throw new FileNotFoundException("No themes.json found: name one with --themes.");
        var families = FamilyFinder.Find();
        var vectors = LearnedModels.ShippedVectors;
        var models = new LearnedModels(
            vectors,
            new ModelFile(families.Near, families.Wide, PointModel.Untaught(LessonBook.Questions, SentenceFiles.Themes.Count))
        );
        var book = new LessonBook(models);
        var sentences = SentenceFiles.Read(Path.Combine(choices.Folder, "sentences"), [.. SentenceFiles.Themes.Select(code => code[0])]);
        var risk = SentenceFiles.Read(Path.Combine(choices.Folder, "risk"), ['r']);
        var stances = SentenceFiles.Read(Path.Combine(choices.Folder, "stance"), [.. "nsoma"]);
        List<WrittenPoint> points =
        [
            .. WrittenPoint.Read(Path.Combine(choices.Folder, "points")),
            .. WrittenPoint.Read(Path.Combine(choices.Folder, "letters")),
        ];
        output.WriteLine($"{sentences.Count} sentences by theme, {risk.Count} on risk, {stances.Count} by stance, {points.Count} points");

        List<Lesson> lessons =
        [
            .. sentences.Select(book.OfThemes),
            .. risk.Select(book.OfRisk),
            .. stances.Select(book.OfStance),
            .. points.Select(book.Of),
            .. book.OfOtherAnswers(points, OtherAnswers),
        ];
        using var progress = new LateProgress("Training", error);
        progress.Expect(PointTeacher.FitsFor(lessons));
        var model = new PointTeacher(models, ThemeFile.Read(themes)).Teach(lessons, output, () => progress.Add(1));
        using var stream = new MemoryStream();
        (models.File with { Points = model }).Write(stream);
        return stream.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal sealed record Choices(string Folder, string? Themes, string Output);
}
